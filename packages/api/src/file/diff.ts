import type { UserContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requireFile } from "./access.ts";
import { unifiedDiff } from "./line-diff.ts";
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

/** In bounded time: texts that differ too much are replaced as a whole. */
function compare(ctx: UserContext, from: TextRow | null, to: TextRow) {
  const diff = unifiedDiff(from?.title ?? to.title, from?.text ?? null, to.title, to.text);
  const withoutText = (row: FileRow) => toChatFile(ctx, { ...row, text: null });
  return { diff, ...countLines(diff), from: from && withoutText(from), to: withoutText(to) };
}

/** Lines that the hunks of a diff of one file add and remove. */
function countLines(diff: string): { added: number; removed: number } {
  const start = diff.search(/^@@ /m);
  const hunks = start < 0 ? "" : diff.slice(start);
  return { added: hunks.match(/^\+/gm)?.length ?? 0, removed: hunks.match(/^-/gm)?.length ?? 0 };
}
