import type { Db } from "@neptun/db";
import { hashPassword } from "../auth/password.ts";
import { requireBranch } from "../branch/access.ts";
import { requireChat } from "../chat/access.ts";
import { requireOneOf } from "../collection/sources.ts";
import type { UserContext } from "../context.ts";
import { DomainError, invalid, notFound } from "../errors.ts";
import { listAllMessages } from "../message/service.ts";
import { BEYOND_IDS, nextOf } from "../paging.ts";
import { requireProject } from "../project/access.ts";
import { said } from "../said.ts";
import { limits } from "../schema.ts";
import { createSecret } from "../session/service.ts";
import { requireShare, type ShareRow } from "./access.ts";
import {
  type CreateShareInput,
  type ListSharesInput,
  MOST_SHARED_FILES,
  MOST_SHARES,
  type Share,
  type UpdateShareInput,
} from "./schema.ts";
import { LIST_SHARES, SHARED_FILES, SNAPSHOT_PROJECT } from "./statements.ts";

/** As it crosses the wire: the password stays here. */
const toShare = ({ password_hash, message_ids: _, file_ids: __, ...row }: ShareRow) => ({
  ...row,
  has_password: password_hash !== null,
});

/** What the user shares, newest first, also what is over or in the trash; or how one thing is shared. */
export async function listShares(ctx: UserContext, input: ListSharesInput) {
  const { before, limit = limits.page_items, chat_id, file_id, project_id } = input;
  const of = [chat_id ?? null, file_id ?? null, project_id ?? null];
  const rows = await ctx.db.query<ShareRow>(LIST_SHARES, [ctx.user.id, before ?? BEYOND_IDS, limit + 1, ...of]);
  const next = nextOf(rows, limit);
  return { shares: rows.map(toShare), next };
}

export const getShare = async (ctx: UserContext, id: number) => ({ share: toShare(await requireShare(ctx, id)) });

/** Makes a link. NOT_FOUND if it is not the user's own; CONFLICT beyond 500 of them. */
export async function createShare(
  ctx: UserContext,
  input: CreateShareInput,
): Promise<{ share: ReturnType<typeof toShare> }> {
  const { chat_id, file_id, project_id, emails = [], live = false, with_system = false } = input;
  requireOneOf({ chat_id, file_id, project_id });
  const access = await toAccess(input);
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const shares = db.prisma.neptun_user_share;
    const count = await shares.count({ where: { neptun_user_id: ctx.user.id, revoked_at: null } });
    if (count >= MOST_SHARES) {
      throw new DomainError(
        "CONFLICT",
        said`You share ${MOST_SHARES} things; revoke a link that is not needed any more`,
      );
    }
    const thing = await findThing(inside, input);
    const empty = { message_ids: [], file_ids: [] };
    const own = { neptun_user_id: ctx.user.id, link: createSecret() };
    const data = { ...own, live, with_system, ...access, emails, ...empty, ...thing };
    const { id } = await shares.create({ data, select: { id: true } });
    return getShare(inside, id);
  });
}

/** What is shared, as it is now: later messages and versions are others. */
async function findThing(ctx: UserContext, input: CreateShareInput) {
  const { chat_id, file_id, project_id, branch_id, live } = input;
  if (chat_id !== undefined) {
    await requireChat(ctx, chat_id);
    if (branch_id !== undefined) await requireBranch(ctx, chat_id, branch_id);
    const message_ids = live ? [] : await messagesOf(ctx, { ...input, chat_id });
    return { kind: "chat" satisfies Share["kind"], chat_conversation_id: chat_id, branch_id, message_ids };
  }
  if (file_id !== undefined) {
    const [file] = await ctx.db.query(SHARED_FILES, [ctx.user.id, [file_id]]);
    if (!file) throw notFound("File");
    return { kind: "file" satisfies Share["kind"], file_id };
  }
  return { kind: "project" satisfies Share["kind"], project_id, file_ids: await filesOf(ctx, project_id!) };
}

async function messagesOf(ctx: UserContext, input: CreateShareInput & { chat_id: number }): Promise<number[]> {
  const { chat_id, branch_id, with_system: withSystem = false } = input;
  const { pages } = await listAllMessages(ctx, { chat_id, from: "oldest", branch: branch_id?.toString() });
  const ids: number[] = [];
  for await (const page of pages) {
    for (const { id, actor } of page) if (withSystem || actor !== "system") ids.push(id);
  }
  return ids;
}

async function filesOf(ctx: UserContext, projectId: number): Promise<number[]> {
  await requireProject(ctx, projectId);
  const values = [ctx.user.id, projectId, MOST_SHARED_FILES + 1];
  const files = await ctx.db.query<{ id: number }>(SNAPSHOT_PROJECT, values);
  if (files.length > MOST_SHARED_FILES)
    throw invalid("project_id", said`A project with more than ${MOST_SHARED_FILES} files cannot be shared`);
  return files.map(({ id }) => id);
}

async function toAccess({ password, expires_at }: Pick<CreateShareInput, "password" | "expires_at">) {
  if (expires_at && Date.parse(expires_at) <= Date.now()) throw invalid("expires_at", said`Must be in the future`);
  return {
    password_hash: password ? await hashPassword(password) : password,
    expires_at: expires_at ? new Date(expires_at) : expires_at,
  };
}

/** Changes who may read, and how long: at once, also for those who read it already. */
export async function updateShare(ctx: UserContext, { share_id, emails, ...input }: UpdateShareInput) {
  await requireShare(ctx, share_id);
  const where = { neptun_user_id: ctx.user.id, id: share_id, revoked_at: null };
  await ctx.db.prisma.neptun_user_share.updateMany({ where, data: { ...(await toAccess(input)), emails } });
  return getShare(ctx, share_id);
}

/** The link leads nowhere from now on. */
export async function revokeShare(ctx: UserContext, id: number): Promise<true> {
  const where = { neptun_user_id: ctx.user.id, id, revoked_at: null };
  const { count } = await ctx.db.prisma.neptun_user_share.updateMany({ where, data: { revoked_at: new Date() } });
  if (count === 0) throw notFound("Share");
  return true;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Brings a link back that was revoked within a day; one that was not stays as it is. */
export async function restoreShare(ctx: UserContext, id: number) {
  const where = { neptun_user_id: ctx.user.id, id, revoked_at: { gt: new Date(Date.now() - DAY_MS) } };
  await ctx.db.prisma.neptun_user_share.updateMany({ where, data: { revoked_at: null } });
  return getShare(ctx, id);
}

/** Removes what was revoked more than a day ago. */
export async function purgeShares(db: Db): Promise<void> {
  await db.prisma.neptun_user_share.deleteMany({ where: { revoked_at: { lt: new Date(Date.now() - DAY_MS) } } });
}
