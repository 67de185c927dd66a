import { randomUUID } from "node:crypto";
import { type Context, DomainError, requireVisit, type Visit } from "@neptun/api";
import express, { type Request, type RequestHandler, type Response } from "express";
import { mediaType, parseForm, readBytes, toText } from "../body.ts";
import { createContext } from "../context.ts";
import type { Deps } from "../deps.ts";
import { logFailure, toHttpError, toStatus } from "../rest/errors.ts";
import { copyOnce } from "../rest/shares.ts";
import { html } from "./html.ts";
import { notice, sendPage } from "./page.ts";
import { toView } from "./views.ts";
import { givePass, openVisit, protectVisit, toId, tryPassword } from "./visitor.ts";
import { type Words, wordsFor } from "./words.ts";

interface At {
  deps: Deps;
  req: Request;
  res: Response;
  ctx: Context;
  link: string;
}

const FORM_BYTES = 16 * 1024;

/** The page at which a visitor reads what is shared: plain HTML, without the app. */
export function createShareDoor(deps: Deps): express.Router {
  const door = express.Router();
  const on =
    (serve: (at: At) => Promise<void>): RequestHandler<{ link: string }> =>
    async (req, res) => {
      protectVisit(res);
      const ctx = await createContext(deps, req as Request, res, { door: "screen" });
      const at = { deps, req: req as Request, res, ctx, link: req.params.link };
      await serve(at).catch((thrown: unknown) => refuse(at, thrown));
    };
  door.get("/:link", on(show));
  door.post("/:link", on(enter));
  door.post("/:link/copy", on(copy));
  return door;
}

async function show(at: At) {
  const { req, res, ctx, link } = at;
  const words = wordsFor(req);
  const visit = await openVisit(at, link);
  const { share } = visit;
  const part = { after: toId(req.query.after) ?? 0, file: toId(req.query.file) };
  const { body, links } = await toView(visit, words, part);
  const created = share.created_at.toISOString();
  sendPage(
    res,
    words,
    200,
    share.name,
    html`<header><h1 dir="auto">${share.name}</h1><p class="soft">${share.live ? words.shared : words.sharedAsItWas} <time datetime="${created.slice(0, 10)}">${words.day(created)}</time>, ${words.forReading}</p>
<div class="bar">${ctx.user ? copyForm(visit, words) : signIn(link, words.signInToCopy)}${links}</div></header>
<main>${body}</main>
<footer>${words.answerable}</footer>`,
  );
}

const copyForm = ({ share }: Visit, words: Words) =>
  html`<form method="post" action="/s/${share.link}/copy"><input type="hidden" name="key" value="${randomUUID()}"><button>${words.copy}</button></form>`;

const signIn = (link: string, words: string) =>
  html`<a class="button" href="/login?return=%2Fs%2F${link}">${words}</a>`;

async function readForm({ req, res }: At) {
  if (mediaType(req.headers["content-type"] ?? "") !== "application/x-www-form-urlencoded")
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "The body must be application/x-www-form-urlencoded");
  const bytes = await readBytes(req, res, FORM_BYTES);
  return parseForm(toText(bytes ?? Buffer.alloc(0), ""));
}

/** The password was sent. */
async function enter(at: At) {
  const { password = "" } = await readForm(at);
  const visit = await requireVisit(at.ctx, at.link);
  await tryPassword(at, visit, password);
  givePass(at, visit);
  at.res.redirect(303, `/s/${at.link}`);
}

async function copy(at: At) {
  const { key } = await readForm(at);
  const visit = await openVisit(at, at.link);
  if (!at.ctx.user) return at.res.redirect(303, `/login?return=%2Fs%2F${at.link}`);
  const { chat } = await copyOnce(at, visit, key);
  at.res.redirect(303, `/chats/${chat.id}`);
}

/** The same page whether the link is unknown, revoked, over, or for others. */
function refuse({ req, res, ctx, link }: At, thrown: unknown) {
  const error = toHttpError(thrown);
  logFailure(req.log, error);
  if (res.headersSent) throw thrown;
  const words = wordsFor(req);
  const status = toStatus(error.code);
  if (error.retryAfterSeconds) res.set("Retry-After", String(error.retryAfterSeconds));
  if (error.code === "UNAUTHORIZED")
    return sendPage(res, words, 401, words.password, passwordForm(link, words, req.method === "POST"));
  if (error.code !== "NOT_FOUND") {
    const why = words.refusals[error.code]?.(error.retryAfterSeconds ?? 10) ?? error.message;
    return sendPage(res, words, status, words.notNow, notice(words.failed, why));
  }
  const safe = /^[\w-]{1,64}$/.test(link) ? link : "";
  const more = ctx.user ? html`<a href="/">${words.toNeptun}</a>` : signIn(safe, words.signIn);
  sendPage(res, words, 404, words.nothing, notice(words.nothingToRead, words.nothingBecause, more));
}

const passwordForm = (link: string, words: Words, isWrong: boolean) => html`<main>
<header><h1>${words.hasPassword}</h1>
<form method="post" action="/s/${link}"><p><label for="password">${words.password}</label>
<input id="password" name="password" type="password" required autofocus autocomplete="off"${isWrong && html` aria-invalid="true" aria-describedby="wrong"`}></p>
${isWrong && html`<p id="wrong" class="bad" role="alert">${words.wrongPassword}</p>`}<button>${words.read}</button></form></header>
</main>`;
