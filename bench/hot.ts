/**
 * The hot paths of the server beside a limit (`limit-server.ts`), in turns: how many requests a second each answers with
 * 1, 16 and 64 connections, how long they take, and what they cost the process.
 *
 *   npx tsx bench/hot.ts [--rounds 5] [--seconds 0.5] [--connections 1,16,64] [--only "messages"] [--node="--cpu-prof"]
 *     [--before ../another-checkout]   also measures that one's built server, to compare
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createDb } from "../packages/db/src/index.ts";
import { BenchClient } from "./client.ts";
import { type Call, Load } from "./load.ts";
import { environmentOf, MeasuredProcess, MeasuredServer } from "./server.ts";
import { median, percentile, printTable, withSpread } from "./stats.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "0.5" },
    connections: { type: "string", default: "1,16,64" },
    only: { type: "string", default: "" },
    node: { type: "string", default: "" },
    before: { type: "string", default: "" },
  },
});
const ROUNDS = Number(options.rounds);
const SECONDS = Number(options.seconds);
const CONNECTIONS = options.connections.split(",").map(Number);
const MOST_CONNECTIONS = Math.max(...CONNECTIONS);
const MANY_CHATS = 100_000;

const app = new MeasuredServer();
await app.start();
const client = new BenchClient(app.url);
await client.signUp();
const reader = new BenchClient(app.url);
await reader.signUp();

const line = "The quick brown fox jumps over the lazy dog, and then it sleeps. ";
const message = { message: line.repeat(4), actor: "user" };
const messages = Array.from({ length: 100 }, (_, n) => ({ content: `${n} ${line.repeat(4)}`, role: "user" }));
const code = "export const answer = (question: string) => question.length * 42;\n".repeat(31);
/** About 2 KB each, and no two texts the same. */
const toFile = (n: number, of: number) => ({
  title: `src/part-${n}.ts`,
  text: `// ${of} ${n}\n${code}`,
  language: "typescript",
  extension: "ts",
});
const toFiles = (count: number, of: number) => Array.from({ length: count }, (_, n) => toFile(n, of));

/** A chat with a message, to store files with. */
async function createWriting() {
  const chat = await client.createChat();
  const { chatMessage } = await client.json<{ chatMessage: { id: number } }>("POST", `${chat}/messages`, message);
  return { chat, message: chatMessage.id };
}

async function createFull(counts: { messages?: number; files?: number }) {
  const { chat, message } = await createWriting();
  for (let left = counts.files ?? 0; left > 0; left -= 50)
    await client.json("POST", `${chat}/files/${message}`, { files: toFiles(Math.min(left, 50), left) });
  for (let left = (counts.messages ?? 1) - 1; left > 0; left -= 100)
    await client.json("POST", `${chat}/messages`, { messages: messages.slice(0, left) });
  return chat;
}

const project = await client.json<{ project: { id: number } }>("POST", `/api/users/${client.id}/projects`, {
  name: "B",
});
// Each connection writes to a chat of its own: those that write to one wait for each other, with any server.
const own = await Promise.all(Array.from({ length: MOST_CONNECTIONS }, createWriting));
const lists: Record<string, string> = {};
for (const count of [0, 50, 1000]) lists[`files ${count}`] = await createFull({ files: count });
for (const count of [50, 1000, 10_000]) lists[`messages ${count}`] = await createFull({ messages: count });

let numbers = 0;
const json = JSON.stringify;
const home = `/api/users/${client.id}`;
interface Case {
  name: string;
  by?: BenchClient;
  /** Connections at once; more would wait longer for the embedded database than it lets them. */
  most?: number;
  callOf(connection: number): Call;
}
const write = (name: string, suffix: (own: { message: number }) => string, bodyOf: () => string): Case => ({
  name,
  callOf: (n) => ({ method: "POST", path: `${own[n]!.chat}/${suffix(own[n]!)}`, body: bodyOf() }),
});
const read = (name: string, path: string, by = client): Case => ({ name, by, callOf: () => ({ method: "GET", path }) });
const post = (name: string, path: string, body: string): Case => ({
  name,
  callOf: () => ({ method: "POST", path, body }),
});

const cases: Case[] = [
  write(
    "create one message",
    () => "messages",
    () => json(message),
  ),
  write(
    "create 100 messages",
    () => "messages",
    () => json({ messages }),
  ),
  write(
    "create one file",
    (own) => `files/${own.message}`,
    () => json(toFile(0, numbers++)),
  ),
  write(
    "create 20 files",
    (own) => `files/${own.message}`,
    () => json({ files: toFiles(20, numbers++) }),
  ),
  ...[0, 50, 1000].map((count) => read(`list ${count} files`, `${lists[`files ${count}`]}/files`)),
  ...[50, 1000].map((count) => read(`list ${count} messages`, `${lists[`messages ${count}`]}/messages`)),
  { ...read("list 10000 messages", `${lists["messages 10000"]}/messages`), most: 16 },
  read("page of 50 of 10000 messages", `${lists["messages 10000"]}/messages?from=newest&limit=50`),
  post(
    "create project chat",
    `${home}/projects/${project.project.id}/chats`,
    json({ name: "Bench", model: "neptun/demo" }),
  ),
  read(`page of 50 of ${MANY_CHATS} chats`, `/api/users/${reader.id}/chats?limit=50`, reader),
  read("check a session", "/api/auth/check"),
].filter(({ name }) => name.includes(options.only));

await app.end();
const db = await createDb({ url: app.databaseUrl || undefined, dataDir: app.folder });
await db.withConnection(async (connection) => {
  await connection.query(
    `INSERT INTO chat_conversation (neptun_user_id, model, name, updated_at)
    SELECT $1, 'neptun/demo', 'Chat ' || n, now() - n * interval '1 second' FROM generate_series(1, $2::int) n`,
    [reader.id, MANY_CHATS],
  );
  await connection.query("VACUUM ANALYZE");
});
await db.close();
// The embedded database serves one process: each of the others gets a copy. A server serves all.
const copies: string[] = [];
function copyData(): string {
  if (app.databaseUrl) return app.folder;
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-bench-copy-"));
  copies.push(copy);
  fs.cpSync(app.folder, copy, { recursive: true });
  return copy;
}
const limit = new MeasuredProcess();
const before = new MeasuredProcess();
const launch = (server: MeasuredProcess, script: string, nodeOptions: string[] = []) =>
  server.launch(script, environmentOf(app.databaseUrl, copyData()), nodeOptions);
await launch(limit, fileURLToPath(new URL("./limit-server.ts", import.meta.url)), ["--import", "tsx"]);
if (options.before) await launch(before, path.resolve(options.before, "apps/server/dist/main.js"));
await app.start({}, options.node.split(" ").filter(Boolean));
const sides = [app, limit, ...(options.before ? [before] : [])];

interface Result {
  perSecond: number[];
  ms: number[];
  cpu: number[];
}

async function measure({ by = client, callOf }: Case, connections: number) {
  const results = sides.map((): Result => ({ perSecond: [], ms: [], cpu: [] }));
  const loads = sides.map(({ url }) => new Load(url, by.cookie, connections));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const at of round % 2 ? sides.keys() : [...sides.keys()].reverse()) {
      await sides[at]!.reset();
      const { seconds, ms } = await loads[at]!.run(round ? SECONDS : SECONDS / 2, callOf);
      const { cpu_ms } = await sides[at]!.load();
      if (round === 0) continue; // to warm up
      results[at]!.perSecond.push(ms.length / seconds);
      results[at]!.ms.push(...ms);
      results[at]!.cpu.push((cpu_ms / ms.length) * 1000);
    }
  }
  await Promise.all(loads.map((load) => load.close()));
  return results as [Result, Result, Result?];
}

const digits = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0));
const rows: string[][] = [];
for (const one of cases) {
  for (const connections of CONNECTIONS.filter((count) => count <= (one.most ?? count))) {
    const [ours, best, old] = await measure(one, connections);
    const [p50, p99] = [percentile(ours.ms, 0.5), percentile(ours.ms, 0.99)];
    const ratios = (to: Result) => ours.perSecond.map((value, round) => value / to.perSecond[round]!);
    rows.push([
      one.name,
      String(connections),
      withSpread(ours.perSecond),
      withSpread(best.perSecond),
      withSpread(ratios(best), 2),
      digits(p50),
      digits(p99),
      (p99 / p50).toFixed(1),
      (percentile(best.ms, 0.99) / percentile(best.ms, 0.5)).toFixed(1),
      digits(median(ours.cpu)),
      digits(median(best.cpu)),
      ...(old ? [withSpread(ratios(old), 2), digits(median(old.cpu))] : []),
    ]);
    process.stderr.write(`${rows.at(-1)!.join("  ")}\n`);
  }
}
const { rss_bytes } = await app.load();
console.log(
  `${app.databaseUrl ? "PostgreSQL server" : "embedded PostgreSQL"}, Node ${process.version}, ${os.cpus().length} cores, load ${os.loadavg()[0]!.toFixed(1)}, ` +
    `${ROUNDS} rounds of ${SECONDS} s; the server's memory at the end: ${(rss_bytes / 2 ** 20).toFixed(0)} MiB\n`,
);
printTable(
  [
    "",
    "at once",
    "requests/s",
    "limit",
    "ratio",
    "p50 ms",
    "p99 ms",
    "p99/p50",
    "limit's",
    "CPU µs",
    "limit's",
    "times before",
    "CPU µs before",
  ],
  rows,
);
await limit.end();
if (options.before) await before.end();
await app.stop();
for (const copy of copies) fs.rmSync(copy, { recursive: true, force: true });
