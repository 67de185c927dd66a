import type { OwnerContext } from "../context.ts";
import { english } from "../said.ts";
import { byteLength } from "../schema.ts";
import { extensionOf, languageOfPath } from "./language.ts";
import { diffTexts } from "./line-diff.ts";
import type { FileEdit } from "./patch.ts";
import type { Author } from "./schema.ts";
import { GET_TEXT } from "./statements.ts";
import { countLines, type Head, type NewVersion, sha256 } from "./versions.ts";

/** What a block of a message does to the file at a path: it is the file, or it edits it. */
export interface BlockPart {
  message_id: number;
  author: Author;
  position: number;
  title: string;
  does: Pick<NewVersion, "text" | "language" | "extension"> | FileEdit;
}

/** What became of it: a version, stored already or about to be, or words that say why not. */
export interface BlockOutcome {
  /** Lines, against the version before; undefined where they were not counted. */
  added?: number;
  removed?: number;
  version?: Draft;
  problem?: string;
}

type Draft = Pick<Head, "id" | "sha256" | "size" | "language" | "extension" | "text">;

// Bytes of old and new texts together, of one message and of all: others wait for the chat meanwhile.
const MOST_EDITED = 16 * 1024 * 1024;
const MOST_EDITED_OF_ALL = 64 * 1024 * 1024;

// Counting lines takes no longer than this together, and of one version: nobody waits for the numbers.
const COUNTING_MS = 2_000;
const COUNTING_ONE_MS = 200;

/** The files of a chat while the blocks of messages change them in order, before anything of it is stored. */
export class DraftFiles {
  readonly added: { draft: Draft; file: NewVersion }[] = [];
  private readonly ctx: OwnerContext;
  private readonly heads: Map<string, Draft>;
  private readonly edited = new Map<number, number>();
  private editedOfAll = 0;
  private counting = 0;

  constructor(ctx: OwnerContext, heads: ReadonlyMap<string, Draft>) {
    this.ctx = ctx;
    this.heads = new Map(heads);
  }

  async apply({ title, does, ...origin }: BlockPart): Promise<BlockOutcome> {
    const head = this.heads.get(title);
    if (!("apply" in does)) return this.put(title, head, { ...does, ...origin });
    if (!this.mayEdit(origin.message_id, 2 * (head?.size ?? 0))) {
      return { problem: english`The message changes more text than can be changed at once.` };
    }
    const outcome = does.apply(head && (await this.textOf(head)));
    if ("problem" in outcome) return outcome;
    const language = languageOfPath(title);
    const kind = head ?? { language: language?.name ?? "text", extension: extensionOf(title) || "txt" };
    const { text } = outcome;
    return this.put(title, head, { text, language: kind.language, extension: kind.extension, ...origin });
  }

  private mayEdit(messageId: number, bytes: number): boolean {
    const edited = (this.edited.get(messageId) ?? 0) + bytes;
    this.edited.set(messageId, edited);
    this.editedOfAll += bytes;
    return edited <= MOST_EDITED && this.editedOfAll <= MOST_EDITED_OF_ALL;
  }

  /** An unchanged text is the version there is. */
  private async put(title: string, head: Draft | undefined, file: Omit<NewVersion, "title">): Promise<BlockOutcome> {
    const hash = sha256(file.text);
    if (head?.sha256 === hash) return { version: head };
    const { text, language, extension, message_id, author } = file;
    const draft: Draft = { text, language, extension, id: 0, sha256: hash, size: byteLength(text) };
    this.heads.set(title, draft);
    this.added.push({ draft, file: { title, text, language, extension, message_id, author } });
    return { version: draft, ...(await this.changesOf(head, text)) };
  }

  private async changesOf(head: Draft | undefined, text: string): Promise<Pick<BlockOutcome, "added" | "removed">> {
    if (!head) return { added: countLines(text), removed: 0 };
    if (this.counting > COUNTING_MS) return {};
    const before = await this.textOf(head);
    const start = performance.now();
    const { added, removed, isExact } = await diffTexts(before, text, { budgetMs: COUNTING_ONE_MS });
    this.counting += performance.now() - start;
    return isExact ? { added, removed } : {};
  }

  private async textOf(head: Draft): Promise<string> {
    if (head.text === null) {
      const [row] = await this.ctx.db.query<{ text: string }>(GET_TEXT, [this.ctx.user.id, head.sha256]);
      head.text = row!.text;
    }
    return head.text;
  }
}
