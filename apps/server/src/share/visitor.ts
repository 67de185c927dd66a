import { createHmac, timingSafeEqual } from "node:crypto";
import { noteVisit, requireVisit, unlock, type Visit } from "@neptun/api";
import { parseCookie } from "cookie";
import type { Request, Response } from "express";
import type { Exchange } from "../rest/route.ts";

type At = Pick<Exchange, "deps" | "req" | "res" | "ctx">;

const PASS = "neptun-share";
const HALF_A_DAY_SECONDS = 12 * 3600;

/** Another password, or none, ends every pass. */
const sign = (secret: string, { share }: Visit, expires: number) =>
  createHmac("sha256", secret).update(`share ${share.id} ${share.password_hash} ${expires}`).digest();

function hasPass(secret: string, req: Request, visit: Visit): boolean {
  const [expires, signature = ""] = (parseCookie(req.headers.cookie ?? "")[PASS] ?? "").split(".");
  if (!/^\d{1,12}$/.test(expires!) || Number(expires) * 1000 < Date.now()) return false;
  const right = sign(secret, visit, Number(expires));
  const given = Buffer.from(signature, "base64url");
  return given.length === right.length && timingSafeEqual(given, right);
}

/** The password was right: the browser need not ask for it again today. */
export function givePass({ deps, res }: At, visit: Visit): void {
  const { secret, appUrl } = deps.settings;
  const expires = Math.floor(Date.now() / 1000) + HALF_A_DAY_SECONDS;
  const value = `${expires}.${sign(secret, visit, expires).toString("base64url")}`;
  const path = `/s/${visit.share.link}`;
  const secure = appUrl.startsWith("https:");
  res.cookie(PASS, value, { httpOnly: true, sameSite: "lax", secure, path, maxAge: HALF_A_DAY_SECONDS * 1000 });
}

/** UNAUTHORIZED if it is not the password; wrong ones are counted. */
export async function tryPassword({ deps, req, res }: At, visit: Visit, password: string | undefined): Promise<void> {
  if (password !== undefined && visit.share.password_hash !== null)
    await deps.attempts?.take("share", visit.share.link, req, res);
  await unlock(visit, password);
}

const BASIC = /^Basic +([A-Za-z0-9+/=]+) *$/i;

/** Of `curl -u :password`. */
function readPassword(req: Request): string | undefined {
  const [, encoded] = BASIC.exec(req.headers.authorization ?? "") ?? [];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, "base64").toString();
  return pair.slice(pair.indexOf(":") + 1);
}

/** What no answer about a share is without: nobody keeps it, finds it by searching, or learns its link from a visitor. */
export function protectVisit(res: Response): void {
  res.set({
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
  });
}

/** What the link leads to, once who asks has shown that they may read it. */
export async function openVisit(at: At, link: string): Promise<Visit> {
  protectVisit(at.res);
  const visit = await requireVisit(at.ctx, link);
  if (!hasPass(at.deps.settings.secret, at.req, visit)) await tryPassword(at, visit, readPassword(at.req));
  await noteVisit(visit);
  return visit;
}

const ID = /^[1-9]\d{0,9}$/;
const LARGEST_ID = 2_147_483_647;

/** The id that a visitor names; undefined if it cannot be one. */
export const toId = (value: unknown) =>
  typeof value === "string" && ID.test(value) && Number(value) <= LARGEST_ID ? Number(value) : undefined;
