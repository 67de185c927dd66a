/**
 * How long the built server takes until it answers, started as `npm start` does it (setup checks and all) in a folder that
 * has its database already, and what memory it has a few seconds later. `npx tsx bench/start.ts [rounds]`
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createDatabase } from "./database.ts";
import { environmentOf } from "./server.ts";

const ROUNDS = Number(process.argv[2] ?? 5);
const IDLE_MS = 5_000;
const START = fileURLToPath(new URL("../scripts/start.mjs", import.meta.url));
const PORT = 4_000 + (process.pid % 20_000);
const TICKS_PER_SECOND = 100;

interface Round {
  ready_ms: number;
  cpu_ms: number;
  rss_mib: number;
}

async function start(env: Record<string, string>): Promise<Round> {
  const began = performance.now();
  const child = spawn(process.execPath, [START], { env: { PATH: process.env.PATH, ...env }, stdio: "ignore" });
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`);
    await sleep(5);
  }
  const ready_ms = performance.now() - began;
  const cpu_ms = cpuMsOf(child);
  await sleep(IDLE_MS);
  const rss_mib = Number(/VmRSS:\s+(\d+)/.exec(read(child, "status"))![1]) / 1024;
  const exit = once(child, "exit");
  child.kill();
  await exit;
  return { ready_ms, cpu_ms, rss_mib };
}

const isReady = () =>
  fetch(`http://127.0.0.1:${PORT}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** Linux only, as its measure of memory. */
const read = ({ pid }: ChildProcess, file: string) => fs.readFileSync(`/proc/${pid}/${file}`, "utf8");

function cpuMsOf(child: ChildProcess): number {
  const fields = read(child, "stat").split(") ")[1]!.split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!.toFixed(0);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-bench-"));
const database = await createDatabase();
const env = { ...environmentOf(database.url, folder), PORT: String(PORT) };
const first = await start(env);
console.log(`the first start, which makes the database: ${first.ready_ms.toFixed(0)} ms`);
const rounds: Round[] = [];
for (let n = 0; n < ROUNDS; n++) rounds.push(await start(env));
const of = (key: keyof Round) => median(rounds.map((round) => round[key]));
console.log(
  `${ROUNDS} more: ${of("ready_ms")} ms until it answers, of which it computed ${of("cpu_ms")} ms; ` +
    `${of("rss_mib")} MiB after ${IDLE_MS / 1000} s${database.url ? "" : " with the database in it"}`,
);
await database.drop();
fs.rmSync(folder, { recursive: true, force: true });
