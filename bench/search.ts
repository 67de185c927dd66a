/**
 * How long searches and pages take in a database that fill.ts filled: p50, p95 and p99 by kind, in the process, without
 * HTTP. BENCH_DATABASE_URL or BENCH_DATA_DIR as there.
 */
import { type Context, createCaller } from "../packages/api/dist/index.js";
import { createDb } from "../packages/db/dist/index.js";
import { BUSY_EMAIL, emailOf } from "../packages/db/dist/testing.js";

const RUNS = Number(process.argv[2] ?? 100);
const { BENCH_DATABASE_URL: url, BENCH_DATA_DIR: dataDir = "bench-data" } = process.env;
const db = await createDb({ url, dataDir });

const callOf = async (email: string) => {
  const user = await db.prisma.neptun_user.findUniqueOrThrow({ where: { primary_email: email } });
  const context = { db, user: { id: user.id, primary_email: email, session_id: 1, scope: "write" }, door: "api" };
  const caller = createCaller({
    ...context,
    fileUrl: () => "http://localhost/file",
    settings: { trashDays: 30 },
  } as unknown as Context);
  return { api: caller, id: user.id };
};
type Caller = Awaited<ReturnType<typeof callOf>>;
const others = await Promise.all(Array.from({ length: 50 }, (_, n) => callOf(emailOf(n * 17 + 3))));
const busy = await callOf(BUSY_EMAIL);

const find = (q: (n: number) => string) => (call: Caller, n: number) => call.api.search.all({ q: q(n) });
const KINDS: Record<string, (call: Caller, n: number) => Promise<unknown>> = {
  "a rare word": find((n) => `rare${(n * 31) % 499}Word`),
  "a part of a rare word": find((n) => `re${(n * 31) % 499}W`),
  "a word that is there once": find((n) => `only_${(n * 7919).toString(16)}_here`),
  "a frequent word": find((n) => ["tata", "dadel", "config", "paewous", "conterive"][n % 5]!),
  "a frequent part": find((n) => ["con", "ter", "ing", "tion", "plo"][n % 5]!),
  "two words": find((n) => ["conterive dateity", "tata dadel", "config moter", "put ter", "loter state"][n % 5]!),
  "a phrase": find((n) => ['"tata dadel"', '"paterix data"', '"dadel deter"'][n % 3]!),
  "what is nowhere": find((n) => `nowhere${n}x`),
  "short words, signs": find((n) => ["go", "=>", "..", "x"][n % 4]!),
  "not ASCII": find((n) => ["grüße", "数据库", "école"][n % 3]!),
  "files by path": find((n) => `file is:file handler-${n}`),
  "files of a language": find((n) => `${["createDb", "config"][n % 2]} lang:ts`),
  "one role, before a day": find(() => "tata role:assistant before:2026-01-05"),
  "chats by name": (call, n) => call.api.search.all({ q: `${["dadel", "tata"][n % 2]} is:chat` }),
  "the second page": async (call) => {
    const { messages } = await call.api.search.all({ q: "tata is:message" });
    return messages.next ? call.api.search.all({ q: "tata is:message", after: messages.next }) : null;
  },
  "page of chats": (call) => call.api.chat.list({ limit: 50 }),
  "page of chats, further on": async (call, n) => {
    const after = await middleChat(call, n);
    return after ? call.api.chat.list({ limit: 50, after }) : null;
  },
  "page of messages": async (call, n) => {
    const chat_id = await middleChat(call, n);
    return chat_id ? call.api.message.list({ chat_id, limit: 50, from: "newest" }) : null;
  },
  "page of files": async (call, n) => {
    const chat_id = await middleChat(call, n);
    return chat_id ? call.api.file.list({ chat_id, limit: 50, include: "none" }) : null;
  },
  "chats by a rare name (the sidebar)": (call, n) => call.api.chat.list({ limit: 50, query: ` ${n * 37} ` }),
};

const chats = new Map<number, number[]>();
async function middleChat(call: Caller, n: number) {
  if (!chats.has(call.id)) {
    const rows = await db.query<{ id: number }>(
      { name: "", text: "SELECT id FROM chat_conversation WHERE neptun_user_id = $1 ORDER BY id LIMIT 5000" },
      [call.id],
    );
    chats.set(
      call.id,
      rows.map(({ id }) => id),
    );
  }
  const own = chats.get(call.id)!;
  return own[(n * 131) % own.length];
}

const at = (sorted: number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
const rows: Record<string, object> = {};
for (const [who, callers] of [
  ["1 of 1,000", others],
  ["100,000 chats", [busy]],
] as const)
  for (const [kind, run] of Object.entries(KINDS)) {
    const times: number[] = [];
    for (let n = -10; n < RUNS; n++) {
      const caller = callers[Math.abs(n) % callers.length]!;
      if (kind.startsWith("page of")) await middleChat(caller, 0);
      const started = performance.now();
      await run(caller, Math.abs(n));
      if (n >= 0) times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => Number(at(times, part).toFixed(1)));
    rows[`${kind} (${who})`] = { p50, p95, p99 };
  }
console.log(`${db.describe()}; milliseconds of ${RUNS} runs each`);
console.table(rows);
await db.close();
