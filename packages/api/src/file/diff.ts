import type { UserContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requireFile } from "./access.ts";
import { gitDiff } from "./git-diff.ts";
import type { DiffInput, FileDiffInput } from "./schema.ts";
import { toChatFile } from "./service.ts";
import { GET_VERSIONS, LIST_VERSIONS } from "./statements.ts";
import type { FileRow } from "./versions.ts";

/** What version `to` of a file (by default its newest) changes in version `from` (the one before `to`, if there is one). */
export async function diffFile(ctx: UserContext, { chat_id, file_id, from, to }: FileDiffInput) {
  const versions = await ctx.db.query<FileRow>(LIST_VERSIONS, [ctx.user.id, chat_id, file_id]);
  const newer = versions.find(({ id, version, head_id }) => (to === undefined ? id === head_id : version === to));
  const older = versions.findLast(({ version }) =>
    from === undefined ? newer && version < newer.version : version === from,
  );
  if (!newer || (from !== undefined && !older)) throw notFound("File");
  const before = older ? await requireFile(ctx, chat_id, older.id) : null;
  return compare(ctx, before, await requireFile(ctx, chat_id, newer.id));
}

/** What one version changes in another, of whichever of the user's chats they are. */
export async function diffVersions(ctx: UserContext, { from, to }: DiffInput) {
  const rows = await ctx.db.query<TextRow>(GET_VERSIONS, [ctx.user.id, [from, to]]);
  const [older, newer] = [from, to].map((wanted) => rows.find(({ id }) => id === wanted));
  if (!older || !newer) throw notFound("File");
  return compare(ctx, older, newer);
}

type TextRow = FileRow & { text: string };

/** In bounded time: what could not be compared in it counts as replaced. */
async function compare(ctx: UserContext, from: TextRow | null, to: TextRow) {
  const changes = await gitDiff(from?.title ?? to.title, from?.text ?? null, to.title, to.text);
  const withoutText = (row: FileRow) => toChatFile(ctx, { ...row, text: null });
  return { ...changes, from: from && withoutText(from), to: withoutText(to) };
}
