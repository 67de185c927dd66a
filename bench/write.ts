/**
 * Messages and files stored per second over HTTP, in turns with and without what the search needs: its triggers, and the loop
 * that indexes. On a PostgreSQL server, which BENCH_DATABASE_URL names.
 */
import { createDb } from "../packages/db/dist/index.js";
import { BenchClient } from "./client.ts";
import { MeasuredServer } from "./server.ts";

const COUNT = Number(process.argv[2] ?? 1_000);
const WRITERS = 4;
const ROUNDS = 6;
const TRIGGERS = ["chat_conversation_message", "chat_conversation", "chat_conversation_file_lineage"];

const server = new MeasuredServer();
await server.start();
const db = await createDb({ url: server.databaseUrl, dataDir: "" });
const sql = (text: string) => db.query({ name: "", text }, []);
const client = new BenchClient(server.url);
await client.signUp();
const chats = await Promise.all(Array.from({ length: WRITERS }, () => client.createChat()));

const words = Array.from({ length: 5_000 }, (_, n) => `w${(n * 7919).toString(36)}`);
const text = (n: number, count: number) =>
  Array.from(
    { length: count },
    (_, k) => words[Math.floor((((n * 31 + k * 17) % 1009) ** 3 / 1009 ** 3) * 5_000)],
  ).join(" ");

async function measure(run: (chat: string, n: number) => Promise<unknown>, from: number) {
  let next = from;
  const started = performance.now();
  await Promise.all(
    chats.map(async (chat) => {
      while (next < from + COUNT) await run(chat, next++);
    }),
  );
  return COUNT / ((performance.now() - started) / 1000);
}
const message = (chat: string, n: number) =>
  client.json("POST", `${chat}/messages`, { message: text(n, 100), actor: "user" });
const file = (chat: string, n: number) =>
  client.json("POST", `${chat}/files`, { files: [{ title: `src/file-${n}.ts`, text: `// ${n}\n${text(n, 300)}` }] });

await measure(message, 0);
const rates = { "messages with": 0, "messages without": 0, "files with": 0, "files without": 0 };
for (let round = 1; round <= ROUNDS; round++)
  for (const kind of round % 2 ? (["with", "without"] as const) : (["without", "with"] as const)) {
    for (const table of TRIGGERS)
      await sql(`ALTER TABLE ${table} ${kind === "with" ? "ENABLE" : "DISABLE"} TRIGGER USER`);
    if (kind === "without")
      while ((await sql("SELECT 1 FROM search_queue LIMIT 1")).length)
        await new Promise((wait) => setTimeout(wait, 200));
    rates[`messages ${kind}`] += (await measure(message, 1e6 * round)) / ROUNDS;
    rates[`files ${kind}`] += (await measure(file, (kind === "with" ? 1e6 : 2e6) * round)) / ROUNDS;
  }
console.log(Object.fromEntries(Object.entries(rates).map(([kind, rate]) => [kind, `${rate.toFixed(0)} a second`])));
await db.close();
await server.stop();
