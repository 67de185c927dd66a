import { z } from "zod";
import { Id, Timestamp } from "../schema.ts";

/** A place where the user is signed in. */
export const Session = z.object({
  id: Id,
  neptun_user_id: Id,
  /** The browser or program, as it calls itself. */
  user_agent: z.string().nullable(),
  /** Whether it is the one that asks. */
  is_current: z.boolean(),
  last_seen_at: Timestamp,
  expires_at: Timestamp,
  created_at: Timestamp,
  updated_at: Timestamp,
});
export const SessionsOutput = z.object({ sessions: z.array(Session) });
export const SessionInput = z.object({ session_id: Id });
