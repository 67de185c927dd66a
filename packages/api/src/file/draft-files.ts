import { setImmediate as pause } from "node:timers/promises";
import type { OwnerContext } from "../context.ts";
import { byteLength } from "../schema.ts";
import { extensionOf, languageOfPath } from "./language.ts";
import { type LineChanges, lineChanges } from "./line-diff.ts";
import type { FileEdit } from "./patch.ts";
import { GET_TEXT } from "./statements.ts";
import { countLines, type Head, type NewVersion, sha256 } from "./versions.ts";

/** What a block of a message does to the file at a path: it is the file, or it edits it. */
export interface BlockPart {
  position: number;
  title: string;
  does: Pick<NewVersion, "text" | "language" | "extension"> | FileEdit;
}

/** What became of it: a version, stored already or about to be, or words that say why not. */
export interface BlockOutcome extends Partial<LineChanges> {
  version?: Draft;
  problem?: string;
}

type Draft = Pick<Head, "id" | "sha256" | "size" | "language" | "extension" | "text">;

// More lines than these take too long to compare: nobody waits for the numbers.
const mostLines = 60_000;

// Characters of old and new texts together; the answer's end is one transaction, and others wait for it.
const mostEdited = 16 * 1024 * 1024;
const mostCompared = 8 * 1024 * 1024;

/** The files of a chat while the blocks of a message change them in order, before anything of it is stored. */
export class DraftFiles {
  readonly added: { draft: Draft; file: NewVersion }[] = [];
  private readonly ctx: OwnerContext;
  private readonly heads: Map<string, Draft>;
  private edited = 0;
  private compared = 0;

  constructor(ctx: OwnerContext, heads: ReadonlyMap<string, Draft>) {
    this.ctx = ctx;
    this.heads = new Map(heads);
  }

  async apply({ title, does }: BlockPart): Promise<BlockOutcome> {
    const head = this.heads.get(title);
    if (!("apply" in does)) return this.put(title, head, does);
    this.edited += 2 * (head?.size ?? 0);
    if (this.edited > mostEdited) return { problem: "The message changes more text than can be changed at once." };
    const outcome = does.apply(head && (await this.textOf(head)));
    if ("problem" in outcome) return outcome;
    const language = languageOfPath(title);
    const kind = head ?? { language: language?.name ?? "text", extension: extensionOf(title) || "txt" };
    return this.put(title, head, { text: outcome.text, language: kind.language, extension: kind.extension });
  }

  /** An unchanged text is the version there is. */
  private async put(title: string, head: Draft | undefined, file: Omit<NewVersion, "title">): Promise<BlockOutcome> {
    const hash = sha256(file.text);
    if (head?.sha256 === hash) return { version: head };
    const draft: Draft = { ...file, id: 0, sha256: hash, size: byteLength(file.text) };
    this.heads.set(title, draft);
    this.added.push({ draft, file: { ...file, title } });
    return { version: draft, ...(await this.changesOf(head, draft)) };
  }

  private async changesOf(head: Draft | undefined, { text, size }: Draft): Promise<Partial<LineChanges>> {
    if (!head) return { added: countLines(text ?? ""), removed: 0 };
    this.compared += head.size + size;
    if (this.compared > mostCompared) return {};
    const before = await this.textOf(head);
    if (countLines(before) + countLines(text ?? "") > mostLines) return {};
    await pause();
    return lineChanges(before, text ?? "") ?? {};
  }

  private async textOf(head: Draft): Promise<string> {
    if (head.text === null) {
      const [row] = await this.ctx.db.query<{ text: string }>(GET_TEXT, [this.ctx.user.id, head.sha256]);
      head.text = row!.text;
    }
    return head.text;
  }
}
