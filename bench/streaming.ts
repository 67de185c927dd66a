/**
 * Many answers at once in one process: the delay from the provider's piece to the reader, the server's load, and how
 * often it writes. `npx tsx bench/streaming.ts [answers] [pieces a second] [seconds] [app,REST]`
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { BenchClient } from "./client.ts";
import { now } from "./clock.ts";
import { MeasuredServer } from "./server.ts";

const ANSWERS = Number(process.argv[2] ?? 200);
const PER_SECOND = Number(process.argv[3] ?? 50);
const SECONDS = Number(process.argv[4] ?? 20);
const READERS = (process.argv[5] ?? "REST,app").split(",");
/** Fewer than a user may have at once. */
const PER_USER = 10;
const MODEL = "openai/bench";
const MIB = 1024 * 1024;

type Reader = (client: BenchClient, chat: string) => AsyncIterable<string>;

/** As a program reads: the lines of the documented route. */
async function* readOverRest(client: BenchClient, chat: string): AsyncGenerator<string> {
  const question = { messages: [{ role: "user", content: "Go" }] };
  const response = await client.send("POST", `/api/ai/${MODEL}/chat?chat_id=${idOf(chat)}`, question);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  yield* response.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>;
}

/** As the app reads: a subscription to the answer. */
async function* readInTheApp(client: BenchClient, chat: string): AsyncGenerator<string> {
  const chat_id = idOf(chat);
  type Sent = { result: { data: { chatMessages: { id: number }[] } } };
  const sent = await client.json<Sent>("POST", "/trpc/generation.send", { chat_id, message: "Go", model: MODEL });
  const message_id = sent.result.data.chatMessages.at(-1)!.id;
  const input = encodeURIComponent(JSON.stringify({ chat_id, message_id, position: 0 }));
  const response = await client.send("GET", `/trpc/generation.follow?input=${input}`);
  for await (const text of response.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
    const end = text.indexOf('{"kind":"end"'); // it holds the whole text once more
    yield end < 0 ? text : text.slice(0, end);
    if (end >= 0) return;
  }
}

const idOf = (chat: string) => Number(chat.split("/").at(-1));

/** What the pieces of the beginning wait for: 200 questions at once are stored, and 200 connections made. */
const BEGINNING_MS = 3_000;

interface Delay {
  ms: number;
  /** When the piece was sent. */
  at: number;
}

/** The delays of all pieces of one answer. A piece is counted when its end has come. */
async function delaysOf(parts: AsyncIterable<string>): Promise<Delay[]> {
  const delays: Delay[] = [];
  let rest = "";
  for await (const part of parts) {
    const at = now();
    rest += part;
    let read = 0;
    for (const { 0: piece, 1: sent, index } of rest.matchAll(/ (\d{13}\.\d\d) /g)) {
      delays.push({ ms: at - Number(sent), at: Number(sent) });
      read = index + piece.length;
    }
    rest = rest.slice(read);
  }
  return delays;
}

/** Median, p99 and longest. */
function inWords(delays: Delay[]): string {
  const sorted = delays.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]?.toFixed(0);
  return `${at(0.5)} ms median, ${at(0.99)} ms p99, ${at(1)} ms at most`;
}

async function commits(): Promise<number> {
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  const { rows } = await client.query(
    "SELECT xact_commit::int AS n FROM pg_stat_database WHERE datname = current_database()",
  );
  await client.end();
  return rows[0].n;
}

const provider = fork(fileURLToPath(new URL("./streaming-provider.ts", import.meta.url)), [], {
  execArgv: ["--import", "tsx"],
  env: { ...process.env, TOKENS: String(PER_SECOND * SECONDS), EVERY_MS: String(1000 / PER_SECOND) },
});
const [port] = await once(provider, "message");
const server = new MeasuredServer();
await server.start({ OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_MODELS: "bench" });
const users = Array.from({ length: Math.ceil(ANSWERS / PER_USER) }, () => new BenchClient(server.url));
for (const user of users) await user.signUp();

const readers: Record<string, Reader> = { REST: readOverRest, app: readInTheApp };
for (const name of READERS) {
  const read = readers[name]!;
  const chats = await Promise.all(
    Array.from({ length: ANSWERS }, async (_, n) => {
      const user = users[n % users.length]!;
      return { user, chat: await user.createChat(MODEL) };
    }),
  );
  await server.reset();
  const before = server.databaseUrl ? await commits() : Number.NaN;
  const began = now();
  const delays = (await Promise.all(chats.map(({ user, chat }) => delaysOf(read(user, chat))))).flat();
  const seconds = (now() - began) / 1000;
  const { cpu_ms, rss_bytes, longest_ms } = await server.load();
  const written = server.databaseUrl ? ((await commits()) - before) / seconds : Number.NaN;
  const later = delays.filter(({ at }) => at > began + BEGINNING_MS);
  console.log(
    `${name}: ${ANSWERS} answers of ${PER_SECOND} pieces a second, ${delays.length} of ${ANSWERS * PER_SECOND * SECONDS} pieces ` +
      `in ${seconds.toFixed(1)} s; delay ${inWords(delays)}, after the beginning ${inWords(later)}; ` +
      `${((cpu_ms / seconds / 1000) * 100).toFixed(0)} % of a core (${((cpu_ms * 1000) / delays.length).toFixed(0)} µs a piece), ${(rss_bytes / MIB).toFixed(0)} MiB at most, ` +
      `event loop held up for ${longest_ms.toFixed(0)} ms at most, ${written.toFixed(0)} transactions a second`,
  );
}
provider.kill();
await server.stop();
