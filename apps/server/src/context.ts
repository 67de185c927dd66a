import { authenticate, type Context, DomainError, type Door, said } from "@neptun/api";
import { parseCookie } from "cookie";
import type { CookieOptions, Request, Response } from "express";
import type { Deps } from "./deps.ts";
import { signedFileUrl } from "./file-url.ts";

export const COOKIE = "neptun-session";

/** The session's secret as the caller sent it, by `Authorization: Bearer` or else by cookie. */
export function readToken(req: Request): string | undefined {
  const bearer = /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? "");
  return bearer ? bearer[1] : parseCookie(req.headers.cookie ?? "")[COOKIE];
}

/** What a request may use: whose it is, and how it changes that. */
export async function createContext(
  deps: Deps,
  req: Request,
  res: Response,
  { door, asUser = true }: { door: Door; asUser?: boolean },
): Promise<Context> {
  const { db, models, answers, events, settings } = deps;
  const token = asUser && readToken(req);
  const user = token ? await authenticate(db, token) : null;
  const secure = settings.appUrl.startsWith("https:");
  const cookie: CookieOptions = { httpOnly: true, sameSite: "lax", path: "/", secure };
  return {
    db,
    models,
    answers,
    events,
    user,
    // A token is a program's, whatever it calls.
    door: user?.session_id === null ? "api" : door,
    session: {
      set: (value, expires) => void res.cookie(COOKIE, value, { ...cookie, expires }),
      clear: () => void res.clearCookie(COOKIE, cookie),
      userAgent: req.headers["user-agent"] ?? null,
    },
    isSignedIn: async () => !token || (await authenticate(db, token))?.id === user?.id,
    fileUrl: (file) => signedFileUrl(settings, file),
    settings: { enableSignup: settings.enableSignup, trashDays: settings.trashDays },
  };
}

export const unauthorized = () =>
  new DomainError("UNAUTHORIZED", said`Sign in first: the session is missing or has ended`);
