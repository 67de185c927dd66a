import { type Context, createCaller, notFound, requirePath, type UserContext } from "@neptun/api";
import type { Request, RequestHandler, Response } from "express";
import { createContext, unauthorized } from "../context.ts";
import type { Deps } from "../deps.ts";
import { errorBody, sendError, toHttpError } from "./errors.ts";
import { setEtagOf } from "./etag.ts";
import { type Input, readInput } from "./input.ts";
import { createMatcher } from "./match.ts";
import { readIdempotentRequest, runOnce } from "./once.ts";
import { sendOutput } from "./output.ts";
import type { Exchange, Ids, Method, Route } from "./route.ts";
import { sendWhole } from "./whole.ts";

/** The documented routes, each made from its row of the table. */
export function createRestDoor(deps: Deps, routes: Route[]): RequestHandler {
  const find = createMatcher(routes);
  return (req, res, next) => {
    const found = find(req.method, req.path);
    if (!found) return next();
    if (req.path.startsWith("/api/")) res.setHeader("Cache-Control", "private, no-store");
    if ("methods" in found) return refuseMethod(found.methods, req, res);
    req.params = found.params;
    return answer(deps, found.route, req, res);
  };
}

function refuseMethod(known: Method[], req: Request, res: Response) {
  const methods = known.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  res.set("Allow", [...methods, "OPTIONS"].join(", "));
  if (req.method === "OPTIONS") res.status(204).end();
  else sendError(res, errorBody(405, `${req.method} is not possible here; use ${methods.join(" or ")}`));
}

async function answer(deps: Deps, route: Route, req: Request, res: Response) {
  res.locals.route = route;
  const ctx = await createContext(deps, req, res, { door: "api", asUser: route.session !== "ignored" });
  if (!route.session && !ctx.user) throw unauthorized();
  const ids = readIds(req.params as Record<string, string>, route.session ? null : ctx.user);
  const exchange: Exchange = { deps, req, res, route, ctx, ids };
  await (route.serve ? route.serve(exchange) : callProcedure(exchange)).catch(async (thrown: unknown) => {
    const error = toHttpError(thrown);
    if (ctx.user && AFTER_THE_PATH.has(error.code)) await requirePath(ctx as UserContext, ids);
    throw error;
  });
}

// A procedure looks at its input first, and at the chain of ids as a whole; whose each link is comes before both.
const AFTER_THE_PATH = new Set(["BAD_REQUEST", "UNSUPPORTED_MEDIA_TYPE", "PAYLOAD_TOO_LARGE", "NOT_FOUND"]);

const THINGS = {
  user_id: "User",
  project_id: "Project",
  chat_id: "Chat",
  message_id: "Message",
  file_id: "File",
  version: "File",
  session_id: "Session",
  token_id: "Token",
  collection_id: "Collection",
  prompt_id: "Prompt",
  share_id: "Share",
  tag_id: "Tag",
} as const;
const ID = /^[1-9][0-9]{0,9}$/;
const LARGEST_ID = 2_147_483_647;

/** The ids that the path names, from the outside in; what cannot be an id names nothing, and neither does another user. */
function readIds(params: Record<string, string>, user: Context["user"]): Ids {
  // What is behind a link is nobody's to name before the link is known.
  if (params.link !== undefined) return { link: params.link };
  const ids: Ids = {};
  for (const [name, what] of Object.entries(THINGS) as [keyof typeof THINGS, (typeof THINGS)[keyof typeof THINGS]][]) {
    const text = params[name];
    if (text === undefined) continue;
    const id = ID.test(text) ? Number(text) : LARGEST_ID + 1;
    if (id > LARGEST_ID || (name === "user_id" && user && id !== user.id)) throw notFound(what);
    ids[name] = id;
  }
  return ids;
}

async function callProcedure(exchange: Exchange) {
  const { route, ctx, res } = exchange;
  const input = await readInput(exchange);
  if (route.whole && input.value.limit === undefined) return sendWhole(exchange, route.whole, input.value);
  if (route.around) await setEtagOf(exchange, route.around);
  await limitAttempt(exchange, input);
  const run = async (ctx: Context) => ({
    status: route.status ?? 200,
    body: await input.call(createCaller(ctx))(input.value as never),
  });
  const request = readIdempotentRequest(exchange, input.bytes, route.query && JSON.stringify(exchange.req.query));
  const { status, body } = request ? await runOnce(ctx as UserContext, request, run, res) : await run(ctx);
  await sendOutput(exchange, status, body);
}

async function limitAttempt({ deps, route, req, res, ctx }: Exchange, { value }: Input) {
  if (!deps.attempts || !route.attempt) return;
  const account = route.attempt === "password" ? ctx.user?.id : value.email;
  await deps.attempts.take(route.attempt, String(account), req, res);
}
