import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../apps/server/dist/main.js", import.meta.url));
const PRELOAD = new URL("./preload/report-load.mjs", import.meta.url).href;

/** What the server's process went through since the last `reset`. */
export interface Load {
  /** The longest time for which nothing else could happen in it. */
  longest_ms: number;
  /** The most that it computed itself in one go; NaN where that cannot be known. */
  longest_cpu_ms: number;
  /** What all its threads computed. */
  cpu_ms: number;
  /** The time its event loop had something to do. */
  busy_ms: number;
  /** The most memory it had. */
  rss_bytes: number;
}

/** The built server with an empty database, as a process of its own that tells how it fares. */
export class MeasuredServer {
  url = "";
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-bench-"));
  #child: ChildProcess | undefined;

  async start(env: Record<string, string> = {}): Promise<void> {
    // Empty, so that nothing of a .env file in the root reaches it; BENCH_DATABASE_URL names a PostgreSQL server.
    const blank = { DATABASE_URL: process.env.BENCH_DATABASE_URL ?? "", OPENAI_API_KEY: "", OPENROUTER_API_KEY: "" };
    const child = fork(MAIN, [], {
      execArgv: ["--import", PRELOAD],
      env: {
        PATH: process.env.PATH,
        ...blank,
        OLLAMA_BASE_URL: "http://127.0.0.1:9",
        DATA_DIR: this.#folder,
        PORT: "0",
        LOG_LEVEL: "error",
        ...env,
      },
      silent: true,
    });
    this.#child = child;
    let said = "";
    child.stderr!.on("data", (text) => process.stderr.write(text));
    this.url = await new Promise((resolve, reject) => {
      child.once("exit", () => reject(new Error(`The server did not start: ${said}`)));
      child.stdout!.on("data", (text) => {
        said += text;
        const address = /listens on .*?\((127\.0\.0\.1:\d+)\)/.exec(said)?.[1];
        if (address) resolve(`http://${address}`);
      });
    });
  }

  async reset(): Promise<void> {
    await this.#ask("reset");
  }

  async load(): Promise<Load> {
    return (await this.#ask("read")) as Load;
  }

  async #ask(what: string): Promise<unknown> {
    const answer = once(this.#child!, "message");
    this.#child!.send(what);
    return (await answer)[0];
  }

  async stop(): Promise<void> {
    const exit = once(this.#child!, "exit");
    this.#child!.kill();
    await exit;
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
