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
  const visit = await openVisit(at, link);
  const { share } = visit;
  const { body, links } = await toView(visit, { after: toId(req.query.after) ?? 0, file: toId(req.query.file) });
  const day = share.created_at.toISOString().slice(0, 10);
  sendPage(
    res,
    200,
    share.name,
    html`<header><h1 dir="auto">${share.name}</h1><p class="soft">${share.live ? "Shared" : "Shared as it was"} on <time datetime="${day}">${day}</time>, for reading.</p>
<div class="bar">${ctx.user ? copyForm(visit) : signIn(link, "Sign in to go on with a copy")}${links}</div></header>
<main>${body}</main>
<footer>Written by people and language models on a server that runs Neptun; who shared it is answerable for it.</footer>`,
  );
}

const copyForm = ({ share }: Visit) =>
  html`<form method="post" action="/s/${share.link}/copy"><input type="hidden" name="key" value="${randomUUID()}"><button>Continue as a copy</button></form>`;

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
  const status = toStatus(error.code);
  if (error.retryAfterSeconds) res.set("Retry-After", String(error.retryAfterSeconds));
  if (error.code === "UNAUTHORIZED") return sendPage(res, 401, "Password", passwordForm(link, req.method === "POST"));
  if (error.code !== "NOT_FOUND") return sendPage(res, status, "Not now", notice("That did not work", error.message));
  const safe = /^[\w-]{1,64}$/.test(link) ? link : "";
  const text = "The link is wrong, it has ended, or it is meant for somebody who is signed in.";
  const more = ctx.user ? html`<a href="/">To Neptun</a>` : signIn(safe, "Sign in");
  sendPage(res, 404, "Nothing here", notice("There is nothing to read here", text, more));
}

const passwordForm = (link: string, isWrong: boolean) => html`<main>
<header><h1>This is shared with a password</h1>
<form method="post" action="/s/${link}"><p><label for="password">Password</label>
<input id="password" name="password" type="password" required autofocus autocomplete="off"${isWrong && html` aria-invalid="true" aria-describedby="wrong"`}></p>
${isWrong && html`<p id="wrong" class="bad" role="alert">The password is wrong.</p>`}<button>Read</button></form></header>
</main>`;
