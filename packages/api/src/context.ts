import type { Db } from "@neptun/db";
import type { Models } from "@neptun/models";
import type { Feeds } from "./event/feeds.ts";
import type { Answers } from "./generation/answers.ts";

/** Who asks: the user of a live session, or of a personal access token. */
export interface SessionUser {
  id: number;
  primary_email: string;
  /** null with a token */
  session_id: number | null;
  scope: "read" | "write";
}

/** The app in a browser, or a program. */
export type Door = "screen" | "api";

/** What every verb may use, whichever door it was called through. */
export interface Context {
  db: Db;
  models: Models;
  /** The answers that this process is writing. */
  answers: Answers;
  /** Who watches what happens. */
  events: Feeds;
  user: SessionUser | null;
  door: Door;
  session: {
    /** Gives the caller the session's secret. */
    set(token: string, expiresAt: Date): void;
    clear(): void;
    userAgent: string | null;
  };
  /** An absolute, signed address of a file's raw text, valid for an hour. */
  fileUrl(file: { neptun_user_id: number; chat_conversation_id: number; id: number }): string;
  settings: { enableSignup: boolean; trashDays: number };
  /** Runs the work once the transaction around this call is committed; without one, at once. */
  afterCommit?(work: () => void): void;
  /** Whether the session or token that the caller came with still stands; those who stay are asked again. */
  isSignedIn?(): Promise<boolean>;
}

export type UserContext = Context & { user: SessionUser };

/** All that reaching a user's rows takes, also where nobody is asking: an answer being written, a repair. */
export interface OwnerContext {
  db: Db;
  user: { id: number };
  /** The door that the caller came through; none for what the server does by itself. */
  door?: Door;
}
