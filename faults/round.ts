import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { checkWrites } from "./checker.ts";
import { History } from "./history.ts";
import { newChat, type Stage, type World } from "./world.ts";
import { type Style, Writer } from "./writers.ts";

export const EIGHT: Style[] = ["single", "single", "batch", "batch", "files", "files", "keyed", "keyed"];

/** One round of writing: eight writers on four chats, each chat shared by two, while the fault happens. */
export class Round {
  readonly history: History;
  readonly #stage: Pick<Stage, "client" | "home">;
  readonly #writers: Writer[];
  readonly #stop = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  private constructor(stage: Pick<Stage, "client" | "home">, history: History, writers: Writer[]) {
    this.#stage = stage;
    this.history = history;
    this.#writers = writers;
  }

  static async prepare(world: World, stage: Pick<Stage, "client" | "home">, styles: Style[] = EIGHT): Promise<Round> {
    const number = ++world.tally.rounds;
    const history = new History(path.join(world.folder, `history-${String(number).padStart(3, "0")}.ndjson`));
    world.later.push(() => history.close());
    const chats: number[] = [];
    for (let n = 0; n < Math.ceil(styles.length / 2); n++) chats.push(await newChat(stage));
    const writers = styles.map((style, n) => {
      const chat = chats[Math.floor(n / 2)]!;
      return new Writer(`r${number}w${n}`, { ...stage, history, chat, style });
    });
    return new Round(stage, history, writers);
  }

  start(pacing?: { pauseMs: number }) {
    this.#running = Promise.all(this.#writers.map((writer) => writer.run(this.#stop.signal, pacing)));
  }

  /** Waits until writers of this round were told that so many of their requests are stored. */
  async untilAcknowledged(requests: number): Promise<void> {
    const wanted = this.#acknowledged() + requests;
    for (const giveUp = Date.now() + 10_000; Date.now() < giveUp && this.#acknowledged() < wanted; ) await sleep(10);
  }

  #acknowledged = () => this.#stage.client.tally.acknowledged;

  fault(what: string) {
    this.history.add({ kind: "fault", what });
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Repeats what has a key, then reads everything back. */
  async check(): Promise<void> {
    await this.stop();
    for (const writer of this.#writers) await writer.settle();
    await this.checkAgain();
  }

  checkAgain(): Promise<void> {
    return checkWrites(this.#stage.client, this.#stage.home, this.history.read());
  }
}
