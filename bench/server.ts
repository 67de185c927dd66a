import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createDatabase } from "./database.ts";

const MAIN = fileURLToPath(new URL("../apps/server/dist/main.js", import.meta.url));
/** For a profile, say: `--cpu-prof --cpu-prof-dir=/tmp/profile`. */
const NODE_OPTIONS = (process.env.BENCH_NODE_OPTIONS ?? "").split(" ").filter(Boolean);
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

/** A server as a process of its own that tells how it fares. It says where it listens in its first line. */
export class MeasuredProcess {
  url = "";
  #child: ChildProcess | undefined;

  async launch(script: string, env: Record<string, string>, nodeOptions: string[] = []): Promise<void> {
    const execArgv = [...NODE_OPTIONS, ...nodeOptions, "--import", PRELOAD];
    const child = fork(script, [], { execArgv, env: { PATH: process.env.PATH, ...env }, silent: true });
    this.#child = child;
    let said = "";
    child.stderr!.on("data", (text) => process.stderr.write(text));
    this.url = await new Promise((resolve, reject) => {
      child.once("exit", () => reject(new Error(`The server did not start: ${said}`)));
      child.stdout!.on("data", (text) => {
        if (this.url) process.stderr.write(text);
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

  async end(): Promise<void> {
    const exit = once(this.#child!, "exit");
    this.#child!.kill();
    await exit;
  }
}

/** Of a server; empty where something of a .env file could reach it. */
export const environmentOf = (databaseUrl: string, folder: string) => ({
  OPENAI_API_KEY: "",
  OPENROUTER_API_KEY: "",
  OLLAMA_BASE_URL: "http://127.0.0.1:9",
  DATABASE_URL: databaseUrl,
  DATA_DIR: folder,
  PORT: "0",
  LOG_LEVEL: "error",
});

/** The built server with an empty database. */
export class MeasuredServer extends MeasuredProcess {
  readonly folder: string = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-bench-"));
  #database: Awaited<ReturnType<typeof createDatabase>> | undefined;

  /** Of the PostgreSQL server; "" with the embedded one. */
  get databaseUrl(): string {
    return this.#database?.url ?? "";
  }

  /** After `end`, it starts with the data that it had. */
  async start(env: Record<string, string> = {}, nodeOptions: string[] = []): Promise<void> {
    this.#database ??= await createDatabase();
    await this.launch(MAIN, { ...environmentOf(this.databaseUrl, this.folder), ...env }, nodeOptions);
  }

  async stop(): Promise<void> {
    await this.end();
    await this.#database?.drop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
