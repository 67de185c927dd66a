import { setImmediate as nextTurn } from "node:timers/promises";
import { GitPack, type Packed } from "./git-pack.ts";
import { GitTree } from "./git-tree.ts";

/** One version of a file, or its end. */
export interface FileChange {
  /** Changes that follow one another with the same key are one commit: those of a message. */
  commit: string;
  title: string;
  /** null where the file was deleted. */
  text: string | null;
  /** The title before, where the file was renamed. */
  from?: string | null;
  author: { name: string; email: string };
  date: Date;
  /** What the commit says; made from the titles where there is nothing. The first of a commit counts. */
  note?: string | null;
  /** Where the message can be read. */
  link?: string | null;
}

/**
 * A git bundle with the branch main, for `git clone`: every change in the order given, a commit for each message. The same
 * changes give the same bytes. Commits that change nothing are left out; without any there is one empty commit. Texts are not
 * kept in memory; a temporary file holds the objects until the last one is read.
 */
export async function* gitBundle(changes: AsyncIterable<FileChange> | Iterable<FileChange>): AsyncGenerator<Buffer> {
  const pack = await GitPack.create();
  try {
    const history = new History(pack);
    for await (const change of changes) await history.add(change);
    const head = (await history.end()).id.toString("hex");
    yield Buffer.from(`# v2 git bundle\n${head} refs/heads/main\n${head} HEAD\n\n`);
    yield* pack.read();
  } finally {
    await pack.close();
  }
}

class History {
  private readonly pack: GitPack;
  private readonly root = new GitTree();
  /** What the commit to come does: the words by title. */
  private readonly acts = new Map<string, string>();
  private first: FileChange | undefined;
  private readonly live = new Set<string>();
  private tree: Packed | undefined;
  private head: Packed | undefined;
  private turn = performance.now();

  constructor(pack: GitPack) {
    this.pack = pack;
  }

  async add(change: FileChange): Promise<void> {
    if (this.first && this.first.commit !== change.commit) await this.commit(this.first);
    this.first ??= change;
    const { title, text } = change;
    const from = change.from === title ? null : (change.from ?? null);
    if (from !== null) this.drop(from);
    if (text === null) {
      if (this.drop(title)) this.acts.set(title, `Delete ${title}`);
      return;
    }
    const { id } = await this.pack.add("blob", [Buffer.from(text)]);
    const verb = from !== null ? `Rename ${from} to` : this.live.has(title) ? "Change" : "Add";
    if (!this.acts.has(title)) this.acts.set(title, `${verb} ${title}`);
    this.live.add(title);
    this.root.put(title.split("/"), id);
    await this.breathe();
  }

  async end(): Promise<Packed> {
    if (this.first) await this.commit(this.first);
    this.tree ??= await this.root.store(this.pack);
    this.head ??= await this.write(this.tree, { name: "Neptun", email: "" }, new Date(0), "Begin\n");
    return this.head;
  }

  private drop(title: string): boolean {
    this.root.remove(title.split("/"));
    return this.live.delete(title);
  }

  private async commit(first: FileChange): Promise<void> {
    const tree = await this.root.store(this.pack);
    const changes = this.tree ? tree !== this.tree : !this.root.isEmpty;
    if (changes) this.head = await this.write(tree, first.author, first.date, messageOf(first, [...this.acts]));
    if (changes) this.tree = tree;
    this.first = undefined;
    this.acts.clear();
    await this.breathe();
  }

  private write(tree: Packed, author: FileChange["author"], date: Date, message: string): Promise<Packed> {
    const seconds = Math.max(0, Math.floor(date.getTime() / 1_000));
    const who = `${nameOf(author.name) || "Neptun"} <${nameOf(author.email)}> ${seconds} +0000`;
    const parent = this.head ? `parent ${this.head.id.toString("hex")}\n` : "";
    const text = `tree ${tree.id.toString("hex")}\n${parent}author ${who}\ncommitter ${who}\n\n${message}`;
    return this.pack.add("commit", [Buffer.from(text)]);
  }

  private async breathe(): Promise<void> {
    if (performance.now() - this.turn < 20) return;
    await nextTurn();
    this.turn = performance.now();
  }
}

function messageOf({ note, link }: FileChange, acts: [string, string][]): string {
  const titles = acts.map(([title]) => title);
  const [only = ""] = acts.map(([, words]) => words);
  const made = titles.length === 1 ? only : `Change ${titles.length} files`;
  const subject = note?.replaceAll("\0", "").trim() || made;
  const list = subject === made && titles.length > 1 ? acts.slice(0, 50).map(([, words]) => `- ${words}`) : [];
  return `${[subject, list.join("\n"), link ?? ""].filter(Boolean).join("\n\n")}\n`;
}

function nameOf(name: string): string {
  return name
    .replaceAll(/[<>\p{Cc}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
