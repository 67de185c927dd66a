import type { UserContext } from "../context.ts";
import { withTexts } from "./archive.ts";
import type { FileChange } from "./bundle.ts";
import { gitBundle } from "./bundle.ts";
import type { Author } from "./schema.ts";
import { requireScope, type Scope } from "./tree.ts";
import { LIST_HISTORY } from "./tree-statements.ts";

export interface HistoryRow {
  id: number;
  lineage_id: number;
  chat_conversation_id: number;
  chat_conversation_message_id: number | null;
  title: string;
  author: Author;
  note: string | null;
  sha256: string;
  size: number;
  created_at: Date;
  /** That wrote the message, if a model did. */
  model: string | null;
}

/** Where a version can be looked at. */
export type LinkOf = (version: HistoryRow) => string;

/** Every version of the files of a chat or a project as a git bundle, and the name of that. What is in the trash is in no commit. */
export async function listHistory(ctx: UserContext, scope: Scope, linkOf: LinkOf) {
  const name = await requireScope(ctx, scope);
  const rows = await ctx.db.query<HistoryRow>(LIST_HISTORY[scope.kind], [ctx.user.id, scope.id]);
  return { name, read: () => gitBundle(toChanges(ctx, toSteps(rows), linkOf)) };
}

async function* toChanges(ctx: UserContext, steps: Step[], linkOf: LinkOf): AsyncGenerator<FileChange> {
  for await (const { version, title, from, text } of withTexts(ctx, steps)) {
    const { author, note, created_at: date } = version;
    const who = author === "assistant" ? (version.model ?? "assistant") : ctx.user.primary_email;
    yield {
      commit: commitOf(version),
      title,
      text,
      from,
      author: { name: who, email: author === "assistant" ? "assistant@neptun.invalid" : who },
      date,
      note: note && `${title}: ${note}`,
      link: linkOf(version),
    };
  }
}

/** Versions of one message are one commit, and so are those that one request stored. */
const commitOf = ({ chat_conversation_message_id, chat_conversation_id, author, note, created_at, id }: HistoryRow) =>
  chat_conversation_message_id !== null
    ? `message ${chat_conversation_message_id}`
    : note !== null
      ? `version ${id}`
      : `${author} ${chat_conversation_id} ${created_at.toISOString()}`;

/** Which text comes to which path. */
export interface Step {
  /** Because of which it comes there. */
  version: HistoryRow;
  title: string;
  /** The path that is empty from then on. */
  from: string | null;
  sha256: string;
  size: number;
}

/**
 * The versions as changes of one tree. Files of several chats may lie at one path: each version there follows the one
 * before, and when a file moves away, the text that another left there is at the path again.
 */
export function toSteps(rows: HistoryRow[]): Step[] {
  const steps: Step[] = [];
  const titles = new Map<number, string>();
  /** The newest version of each file at a path, the one stored last at the end. */
  const there = new Map<string, Map<number, HistoryRow>>();
  for (const version of rows) {
    const { lineage_id, title, sha256, size } = version;
    const before = titles.get(lineage_id);
    titles.set(lineage_id, title);
    const moved = before !== undefined && before !== title;
    if (before !== undefined) there.get(before)?.delete(lineage_id);
    const others = there.get(title) ?? there.set(title, new Map()).get(title)!;
    others.set(lineage_id, version);
    const heir = moved ? [...there.get(before)!.values()].at(-1) : undefined;
    steps.push({ version, title, from: moved && !heir ? before : null, sha256, size });
    if (moved && heir) steps.push({ version, title: before, from: null, sha256: heir.sha256, size: heir.size });
  }
  return steps;
}
