import type { Db } from "@neptun/db";
import type { SessionUser } from "./context.ts";
import { findSession } from "./session/service.ts";
import { findToken, isToken } from "./token/service.ts";

/** Whom a secret speaks for: that of a live session or a personal access token; otherwise null. */
export const authenticate = (db: Db, secret: string): Promise<SessionUser | null> =>
  isToken(secret) ? findToken(db, secret) : findSession(db, secret);
