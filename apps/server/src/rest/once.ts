import { createHash } from "node:crypto";
import {
  type Answer,
  type Context,
  DomainError,
  type IdempotentRequest,
  runIdempotent,
  type UserContext,
} from "@neptun/api";
import type { Response } from "express";
import type { Exchange } from "./route.ts";

const KEY = /^[\x21-\x7e]{1,255}$/;

/** What the `Idempotency-Key` of a creating request stands for, if it has one; `parts` are all that it says. */
export function readIdempotentRequest(
  { req, route }: Exchange,
  ...parts: (Buffer | string | undefined)[]
): IdempotentRequest | undefined {
  const key = req.headers["idempotency-key"];
  if (!route.creates || key === undefined) return;
  if (typeof key !== "string" || !KEY.test(key)) {
    throw new DomainError("BAD_REQUEST", "The Idempotency-Key must be 1 to 255 visible ASCII characters");
  }
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(req.params[name]));
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part ?? "");
  return { scope: `${route.method} ${path}`, key, request_hash: hash.digest("hex") };
}

/** Runs it, or repeats the first answer and says so. */
export async function runOnce(
  ctx: UserContext,
  request: IdempotentRequest,
  run: (ctx: Context) => Promise<Answer>,
  res: Response,
): Promise<Answer> {
  const { replayed, ...answer } = await runIdempotent(ctx, request, run);
  if (replayed) res.set("Idempotency-Replayed", "true");
  return answer;
}
