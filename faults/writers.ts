import { setTimeout as sleep } from "node:timers/promises";
import type { Body, Client, Reply } from "./client.ts";
import type { History, Intent } from "./history.ts";
import { textOf } from "./texts.ts";

export type Style = "single" | "batch" | "thousand" | "files" | "keyed";

const RETRY_BOUND_MS = 90_000;
const MODEL = "google/gemma-2-27b-it";
const below = (n: number) => Math.floor(Math.random() * n);

interface Job {
  path: string;
  body: unknown;
  intent: Intent;
}

/** Writes one thing after the other into a chat, and keeps book of it. */
export class Writer {
  readonly name: string;
  readonly #client: Client;
  readonly #history: History;
  readonly #home: string;
  readonly #chat: number;
  readonly #style: Style;
  #count = 0;
  #message = 0;
  #unanswered: Job[] = [];
  #answered: Job[] = [];

  constructor(name: string, to: { client: Client; history: History; home: string; chat: number; style: Style }) {
    this.name = name;
    this.#client = to.client;
    this.#history = to.history;
    this.#home = to.home;
    this.#chat = to.chat;
    this.#style = to.style;
  }

  /** Goes on until it is told to stop, or until nobody answers any more. */
  async run(stop: AbortSignal, { pauseMs = 0 } = {}): Promise<void> {
    while (!stop.aborted) {
      const reply = await this.#write(this.#next());
      if (reply.kind === "broken") return;
      if (reply.kind === "unavailable") await sleep(200 + below(300));
      if (pauseMs) await sleep(below(2 * pauseMs));
    }
  }

  /** Repeats with their keys what was not answered, and some of what was: each must come out as made once. */
  async settle(): Promise<void> {
    const again = this.#answered.filter(() => Math.random() < 0.2).slice(-5);
    for (const job of [...this.#unanswered.filter(({ intent }) => intent.key), ...again]) {
      for (const giveUp = Date.now() + RETRY_BOUND_MS; ; await sleep(200)) {
        const reply = await this.#write(job, true);
        if (reply.kind === "ok") break;
        if (Date.now() < giveUp) continue;
        this.#client.tally.violate(
          `${job.intent.op}: a retry with its key was never answered: ${JSON.stringify(reply)}`,
        );
        break;
      }
    }
    this.#unanswered = [];
    this.#answered = [];
  }

  async #write(job: Job, again = false): Promise<Reply> {
    const { path, body, intent } = job;
    const { op, key } = intent;
    if (!again) this.#history.add(intent);
    const reply = await this.#client.post(path, body, key);
    if (reply.kind === "ok") {
      const ids = idsOf(reply.body);
      this.#history.add({ kind: "ack", op, ids, replayed: reply.replayed });
      if (this.#style === "files" && intent.form === "message") this.#message = ids[0]!;
      if (key && !again) this.#answered.push(job);
      if (!again) this.#client.tally.acknowledged++;
      if (!again) this.#client.tally.rows += ids.length;
    } else {
      this.#history.add({ kind: "unanswered", op, why: JSON.stringify(reply) });
      if (!again) this.#unanswered.push(job);
      const allowed = reply.kind !== "refused" || (reply.status === 409 && key !== undefined);
      if (!allowed) this.#client.tally.violate(`${op}: a right request was refused: ${JSON.stringify(reply)}`);
    }
    return reply;
  }

  #next(): Job {
    const op = `${this.name}.${++this.#count}`;
    const key = this.#style === "keyed" || (this.#style === "thousand" && below(2)) ? `key-${op}` : undefined;
    const intent = (form: Intent["form"], count: number): Intent => ({
      kind: "intent",
      op,
      writer: this.name,
      form,
      chat: this.#chat,
      count,
      key,
    });
    const texts = (count: number) => Array.from({ length: count }, (_, index) => textOf(op, index, count));
    const path = `${this.#home}/chats/${this.#chat}`;
    if (this.#style === "files" && this.#message) {
      const count = 2 + below(29);
      const files = texts(count).map((text, index) => ({
        text,
        title: `${op}/${index}.md`,
        language: "md",
        extension: "md",
      }));
      return { path: `${path}/files/${this.#message}`, body: { files }, intent: intent("files", count) };
    }
    if (this.#style === "keyed" && below(4) === 0) {
      return {
        path: `${this.#home}/chats`,
        body: { model: MODEL, name: `[${op} 0/1] chat` },
        intent: intent("chat", 1),
      };
    }
    const batch = this.#style === "batch" || this.#style === "thousand" || (this.#style === "keyed" && below(2) === 0);
    if (!batch) {
      return {
        path: `${path}/messages`,
        body: { message: textOf(op, 0, 1), actor: "user" },
        intent: intent("message", 1),
      };
    }
    const count = this.#style === "thousand" ? 1_000 : 2 + below(below(4) ? 60 : 999);
    const messages = texts(count).map((content, index) => ({ content, role: index % 2 ? "assistant" : "user" }));
    return { path: `${path}/messages`, body: { messages }, intent: intent("messages", count) };
  }
}

function idsOf(body: Body): number[] {
  const { chat, chatMessage, chatMessages, chatFiles } = body;
  const rows = chatMessages ?? chatFiles ?? [chatMessage ?? chat];
  return rows.map(({ id }) => id);
}
