import type { Answers, Feeds } from "@neptun/api";
import type { OpenDb } from "@neptun/db";
import type { Models } from "@neptun/models";
import type { Logger } from "pino";
import type { AttemptLimits } from "./attempts.ts";

/** What the app is made of. */
export interface Deps {
  db: OpenDb;
  models: Models;
  answers: Answers;
  events: Feeds;
  log: Logger;
  settings: {
    /** The public address, without a trailing slash. */
    appUrl: string;
    /** Signs the addresses of files. */
    secret: string;
    enableSignup: boolean;
    /** How long what was deleted can be restored. */
    trashDays: number;
    /** As Express understands it: the number of proxies, or their addresses. */
    trustProxy: number | string[];
    /** Bytes of a request's body, unpacked; and of one that brings files. */
    requestBytes: number;
    filesRequestBytes: number;
    /** The built web app; without one, only the interfaces are served. */
    webRoot?: string;
  };
  /** How often a password may be tried; null for no limit. */
  attempts: AttemptLimits | null;
}
