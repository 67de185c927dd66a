import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Skipped } from "./tally.ts";
import { newFolder } from "./world.ts";

const HOME = "/usr/lib/postgresql";
const SETTINGS = [
  "wal_level=minimal",
  "max_wal_senders=0",
  "min_wal_size=32MB",
  "max_wal_size=64MB",
  "logging_collector=off",
  "max_connections=25",
];

export interface ClusterOptions {
  /** Where the cluster lies; a new temporary folder by default. */
  folder?: string;
  settings?: string[];
}

/** A PostgreSQL cluster of our own, made with the distribution's binaries, which may be hurt in every way. */
export class Cluster {
  readonly folder: string;
  readonly port: number;
  readonly #binaries: string;
  readonly #settings: string[];
  #postmaster: ChildProcess | undefined;
  #databases = 0;

  private constructor(binaries: string, folder: string, port: number, settings: string[]) {
    this.#binaries = binaries;
    this.folder = folder;
    this.port = port;
    this.#settings = settings;
  }

  /** Throws Skipped where PostgreSQL is not installed, or where no account may run it. */
  static async create({
    folder = newFolder("neptun-faults-pg-"),
    settings = [],
  }: ClusterOptions = {}): Promise<Cluster> {
    const version = fs.existsSync(HOME) ? fs.readdirSync(HOME).sort((a, b) => Number(b) - Number(a))[0] : undefined;
    const binaries = path.join(HOME, version ?? "", "bin");
    if (!fs.existsSync(path.join(binaries, "initdb"))) throw new Skipped(`there is no ${HOME}/*/bin/initdb`);
    const data = path.join(folder, "data");
    if (process.getuid?.() === 0) execFileSync("chown", ["postgres", folder]);
    const cluster = new Cluster(binaries, data, await freePort(), settings);
    const [command, ...rest] = cluster.#asPostgres("initdb", [
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--no-sync",
      "--wal-segsize=4",
      "--no-locale",
    ]);
    execFileSync(command!, rest, { stdio: "pipe" });
    await cluster.start();
    return cluster;
  }

  /** PostgreSQL refuses to run as root. */
  #asPostgres(program: string, args: string[]): string[] {
    const own = [path.join(this.#binaries, program), ...args];
    if (process.getuid?.() !== 0) return own;
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", ...own];
  }

  async start(extra: string[] = []): Promise<void> {
    const settings = [...SETTINGS, ...this.#settings, ...extra].flatMap((setting) => ["-c", setting]);
    const args = ["-D", this.folder, "-p", String(this.port), "-k", "", "-h", "127.0.0.1", ...settings];
    const [command, ...rest] = this.#asPostgres("postgres", args);
    const child = spawn(command!, rest, { stdio: ["ignore", "ignore", fs.openSync(`${this.folder}.log`, "a")] });
    this.#postmaster = child;
    for (const giveUp = Date.now() + 60_000; ; await sleep(50)) {
      const answered = await this.query("SELECT 1").catch(() => undefined);
      if (answered) return;
      if (child.exitCode !== null || Date.now() > giveUp)
        throw new Error(`PostgreSQL did not start, see ${this.folder}.log`);
    }
  }

  get running(): boolean {
    return this.#postmaster !== undefined && this.#postmaster.exitCode === null && this.#postmaster.signalCode === null;
  }

  /** SIGQUIT: at once and without a checkpoint. SIGINT: cuts everyone off, tidily. SIGKILL: as by the power switch. */
  async stop(signal: "SIGQUIT" | "SIGINT" | "SIGKILL" = "SIGQUIT"): Promise<void> {
    const child = this.#postmaster;
    if (!child || !this.running) return;
    const ended = once(child, "close");
    const family = signal === "SIGKILL" ? this.processes() : [child.pid!];
    for (const pid of family) kill(pid, signal);
    await ended;
  }

  /** Every process stands still, with all its connections open. */
  freeze() {
    for (const pid of this.processes()) kill(pid, "SIGSTOP");
  }

  thaw() {
    for (const pid of this.processes()) kill(pid, "SIGCONT");
  }

  /** The postmaster and its children. */
  processes(): number[] {
    const pid = this.#postmaster?.pid;
    if (pid === undefined || !this.running) return [];
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
    return [pid, ...children.map(Number)];
  }

  address(database = "postgres"): string {
    return `postgresql://postgres@127.0.0.1:${this.port}/${database}`;
  }

  async createDatabase(): Promise<string> {
    const name = `neptun_${++this.#databases}`;
    await this.query(`CREATE DATABASE ${name}`);
    return this.address(name);
  }

  query(sql: string, database?: string) {
    return queryOnce(this.address(database), sql);
  }

  async remove(): Promise<void> {
    if (this.running) this.thaw();
    await this.stop();
    fs.rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }
}

/** A connection whose loss, which the faults bring about, ends nothing but its own work. */
export async function openConnection(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Runs one statement on a connection of its own. */
export async function queryOnce(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = await openConnection(url);
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
