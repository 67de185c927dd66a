import { create } from "zustand";
import { forgetSeen } from "./forget-seen.ts";

interface Waiting {
  again: () => void;
  giveUp: () => void;
}

/** What the server refused because the session has ended waits here for the person to sign in again. */
let waiting: Waiting[] = [];

interface SessionState {
  /** The session ended under an open page. */
  hasEnded: boolean;
  /** Signed in again: what was refused is asked again. */
  resume: () => void;
  /** Someone else comes: what was refused stays refused. */
  leave: () => void;
}

export const useSession = create<SessionState>()((set) => {
  const end = (how: keyof Waiting) => () => {
    const all = waiting;
    waiting = [];
    set({ hasEnded: false });
    for (const one of all) one[how]();
  };
  return { hasEnded: false, resume: end("again"), leave: end("giveUp") };
});

/** Asks the person to sign in again; the one or the other is called then. Returns what takes this back. */
export function waitForSession(one: Waiting) {
  waiting.push(one);
  forgetSeen();
  useSession.setState({ hasEnded: true });
  return () => {
    waiting = waiting.filter((other) => other !== one);
  };
}
