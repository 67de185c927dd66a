import fs from "node:fs";

/** What a writer or a reader puts on disk, before it asks and after it was answered. */
export type Entry =
  | {
      kind: "intent";
      op: string;
      writer: string;
      form: "message" | "messages" | "files" | "chat";
      chat: number;
      count: number;
      key?: string;
    }
  | { kind: "ack"; op: string; ids: number[]; replayed: boolean }
  | { kind: "unanswered"; op: string; why: string }
  | { kind: "saw"; reader: string; chat: number; message: number | null; text: string }
  | { kind: "fault"; what: string };

export type Intent = Extract<Entry, { kind: "intent" }>;

/** An append-only file of JSON lines, which the checker reads back: nothing is kept in memory between the two. */
export class History {
  readonly file: string;
  readonly #fd: number;

  constructor(file: string) {
    this.file = file;
    this.#fd = fs.openSync(file, "a");
  }

  add(entry: Entry) {
    fs.writeSync(this.#fd, `${JSON.stringify(entry)}\n`);
  }

  read(): Entry[] {
    const lines = fs.readFileSync(this.file, "utf8").split("\n");
    return lines.filter(Boolean).map((line) => JSON.parse(line) as Entry);
  }

  close() {
    fs.closeSync(this.#fd);
  }
}
