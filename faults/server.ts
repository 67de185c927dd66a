import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Target } from "./client.ts";

export const ROOT = fileURLToPath(new URL("../", import.meta.url));
const MAIN = fileURLToPath(new URL("../apps/server/dist/main.js", import.meta.url));
const START_BOUND_MS = 120_000;
// Nothing of a `.env` file in the root may reach the server under test.
const BLANK = Object.fromEntries(
  ["DATABASE_URL", "OPENAI_API_KEY", "OPENAI_MODELS", "OLLAMA_BASE_URL", "OPENROUTER_API_KEY", "APP_URL"].map(
    (name) => [name, ""],
  ),
);

/** The built server as a process of its own, which can be started again and again on the same data. */
export class ServerProcess implements Target {
  url = "";
  up = false;
  said = "";
  readonly env: Record<string, string>;
  readonly #nodeArguments: string[];
  #child: ChildProcess | undefined;
  #ended: Promise<number | null> = Promise.resolve(null);

  constructor(env: Record<string, string>, nodeArguments: string[] = []) {
    if (!fs.existsSync(MAIN)) throw new Error("The server is not built: run `npm run build` first");
    this.env = env;
    this.#nodeArguments = nodeArguments;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Without waiting until it listens. */
  spawn(): Promise<number | null> {
    this.said = "";
    const child = spawn(process.execPath, [...this.#nodeArguments, MAIN], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "error", ...BLANK, ...this.env },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (this.said += text));
    this.#child = child;
    this.#ended = once(child, "close").then(([code]) => {
      if (this.#child === child) this.up = false;
      return code as number | null;
    });
    return this.#ended;
  }

  /** Starts and waits until it listens; throws what it said if it does not. */
  async start(): Promise<void> {
    let ended = false;
    void this.spawn().then(() => {
      ended = true;
    });
    for (const giveUp = Date.now() + START_BOUND_MS; ; await sleep(20)) {
      const address = /listens on .*?\((127\.0\.0\.1:\d+)\)/.exec(this.said)?.[1];
      if (address) {
        this.url = `http://${address}`;
        this.up = true;
        return;
      }
      if (ended || Date.now() > giveUp) throw new Error(`The server did not start: ${this.said.slice(0, 2000)}`);
    }
  }

  /** The process ends at once, as it is. */
  async kill(): Promise<void> {
    this.up = false;
    this.#child?.kill("SIGKILL");
    await this.#ended;
  }

  /** Asks it to end, and gives its exit code. */
  async stop(): Promise<number | null> {
    this.up = false;
    this.#child?.kill("SIGTERM");
    return this.#ended;
  }

  signal(name: NodeJS.Signals) {
    this.#child?.kill(name);
  }

  /** Resident memory in bytes (Linux). */
  memory(): number {
    const status = fs.readFileSync(`/proc/${this.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  }
}
