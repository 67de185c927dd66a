import { createHash } from "node:crypto";
import type { Db } from "@neptun/db";
import { z } from "zod";
import type { UserContext } from "./context.ts";
import { DomainError } from "./errors.ts";
import { because, said } from "./said.ts";

export interface IdempotentRequest {
  /** Method and path: "POST /api/users/1/chats". */
  scope: string;
  key: string;
  /** Hexadecimal SHA-256 of the request body. */
  request_hash: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const TRY_LOCK = {
  name: "idempotency_lock",
  text: "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7)) AS free",
};

/**
 * Runs a creating request once: its rows and its answer are stored in one transaction, and a repetition within a day gets
 * the stored answer. CONFLICT while the first one is still running, UNPROCESSABLE_CONTENT if the body is another one.
 * `again` looks at the stored answer of a repetition: what it gives instead takes that one's place.
 */
export async function runIdempotent(
  ctx: UserContext,
  { scope, key, request_hash }: IdempotentRequest,
  run: (ctx: UserContext) => Promise<Answer>,
  again?: (ctx: UserContext, first: Answer) => Promise<Answer | null>,
): Promise<Answer & { replayed: boolean }> {
  const id = { neptun_user_id: ctx.user.id, scope, key };
  let later: (() => void)[] = [];
  const answer = await ctx.db.transaction(async (db) => {
    later = [];
    const [lock] = await db.query<{ free: boolean }>(TRY_LOCK, [`${id.neptun_user_id} ${scope} ${key}`]);
    if (!lock?.free) {
      throw new DomainError("CONFLICT", said`The first request with this Idempotency-Key is still running`, {
        retryAfterSeconds: 1,
      });
    }
    const keys = db.prisma.idempotency_key;
    const inside: UserContext = { ...ctx, db, afterCommit: (work) => later.push(work) };
    const row = await keys.findUnique({ where: { neptun_user_id_scope_key: id } });
    const first = row && row.created_at.getTime() > Date.now() - DAY_MS ? row : null;
    if (first && first.request_hash !== request_hash) {
      throw new DomainError("UNPROCESSABLE_CONTENT", said`This Idempotency-Key was used with another request body`);
    }
    const stored = first && { status: first.status, body: first.response };
    const made = stored ? await again?.(inside, stored) : await run(inside);
    if (stored && !made) return { ...stored, replayed: true };
    const { status, body } = made!;
    // As JSON: what is stored is what the first answer said.
    const response = JSON.parse(JSON.stringify(body));
    const data = { request_hash, status, response, created_at: new Date() };
    await keys.upsert({ where: { neptun_user_id_scope_key: id }, create: { ...id, ...data }, update: data });
    return { status, body, replayed: false };
  });
  for (const work of later) work();
  return answer;
}

/** For procedures that create: a call that is repeated with the same key (a double click, a lost answer) creates once. */
export const Once = z.object({
  idempotency_key: z
    .string()
    .regex(
      /^[\x21-\x7e]{1,255}$/,
      because(() => said`Must be 1 to 255 visible ASCII characters`),
    )
    .optional(),
});

/** Runs a creating procedure once for the key in its input, if there is one. */
export async function once<Output>(
  ctx: UserContext,
  scope: string,
  { idempotency_key: key, ...input }: z.infer<typeof Once> & Record<string, unknown>,
  run: (ctx: UserContext) => Promise<Output>,
): Promise<Output> {
  if (key === undefined) return run(ctx);
  const request_hash = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  const create = async (inside: UserContext) => ({ status: 200, body: await run(inside) });
  const { body } = await runIdempotent(ctx, { scope, key, request_hash }, create);
  return body as Output;
}

export async function purgeIdempotencyKeys(db: Db): Promise<void> {
  await db.prisma.idempotency_key.deleteMany({ where: { created_at: { lt: new Date(Date.now() - DAY_MS) } } });
}
