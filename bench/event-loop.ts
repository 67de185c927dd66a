/** How long hostile input holds up everyone else: the longest delay of the server's event loop, input by input. */
import { BenchClient, countBytes } from "./client.ts";
import { MeasuredServer } from "./server.ts";

const KIB = 1024;
const MESSAGE = 512 * KIB;
const REQUEST = 2 * 1024 * KIB - 1024;
const fill = (text: string, length = MESSAGE - 16) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

const server = new MeasuredServer();
await server.start();
const client = new BenchClient(server.url);
await client.signUp();
const home = `/api/users/${client.id}`;

interface Case {
  name: string;
  path(chat: string): string;
  method?: string;
  body: string;
  headers?: Record<string, string>;
}

const message = (name: string, text: string): Case => ({
  name: `message: ${name}`,
  path: (chat) => `${chat}/messages`,
  body: JSON.stringify({ message: text, actor: "user" }),
});
const body = (name: string, text: string, headers?: Record<string, string>): Case => ({
  name: `body: ${name}`,
  path: (chat) => `${chat}/messages`,
  body: text,
  headers,
});
const fenced = (info: string, text = "x\n") => `\`\`\`${info}\n${text}\`\`\`\n`;
/** Messages with blocks, each with a text of its number among all. */
const batchOfBlocks = (messages: number, blocks: number, textOf: (n: number) => string) =>
  Array.from({ length: messages }, (_, m) => ({
    role: "user",
    content: Array.from({ length: blocks }, (_, n) => fenced("c", `${textOf(m * blocks + n)}\n`)).join(""),
  }));

const cases: Case[] = [
  body("nested 1,000,000 deep", fill("[", REQUEST / 2)),
  body("nested objects", `${fill('{"a":', 1_000_000)}1${fill("}", 200_000)}`),
  body("150,000 keys", `{${Array.from({ length: 150_000 }, (_, n) => `"k${n}":1`).join(",")}}`),
  body("200,000 messages", `{"messages":[${fill("{},", 600_000)}{}]}`),
  body("1,000 messages of the wrong shape", JSON.stringify({ messages: Array(1000).fill({ role: [], content: {} }) })),
  body(
    "1,000 messages with a block each",
    JSON.stringify({ messages: Array(1000).fill({ role: "user", content: fenced("ts", fill("x", 1_500)) }) }),
  ),
  body("1,000 messages with 125 small blocks each", JSON.stringify({ messages: batchOfBlocks(1000, 125, () => "") })),
  body("100 messages with 50 files each", JSON.stringify({ messages: batchOfBlocks(100, 50, String) })),
  body("100 messages with 100 files each", JSON.stringify({ messages: batchOfBlocks(100, 100, String) })),
  body(
    "2 MiB with a key",
    JSON.stringify({
      message: fill("é", MESSAGE / 2 - 16),
      actor: "user",
      padding: fill("x", REQUEST - MESSAGE * 1.2),
    }),
    { "idempotency-key": "large" },
  ),
  message("plain", fill("lorem ipsum ")),
  message("fences without end", fill("```a\n")),
  message("a fence per line", fill("```\n")),
  message("blocks with names", fill("```ts title=a.ts\nx\n```\n")),
  message("blocks with long infos", fill(`\`\`\`ts ${"title=a ".repeat(200)}\nx\n\`\`\`\n`)),
  message("blocks with attribute-like infos", fill(`\`\`\`ts ${"title= ".repeat(2000)}\nx\n\`\`\`\n`)),
  message("one info of half a megabyte", fenced(`ts ${fill("title=a.ts ", 500_000)}`)),
  message("one info of quotes", fenced(`ts ${fill('title="', 500_000)}`)),
  message("one info of colons", fenced(fill("a:", 500_000))),
  message("long prose before small blocks", fill(`${"`a.ts` ".repeat(280)}\n\`\`\`ts\nx\n\`\`\`\n`)),
  message("bold prose before small blocks", fill(`${"__".repeat(950)}\n\`\`\`ts\nx\n\`\`\`\n`)),
  message("stars before small blocks", fill(`${"**a".repeat(640)}\n\`\`\`ts\nx\n\`\`\`\n`)),
  message("small blocks after each other", fill("```ts\n```\n")),
  message("paths everywhere", fill("a.ts b/c.ts\n```ts\n```\n")),
  message("quotes in quotes", fill(`${">".repeat(1000)}\n`)),
  message("lists in lists", fill(`${"- ".repeat(500)}a\n`)),
  message("numbers and tabs", fill(`${"1.\t".repeat(300)}\n`)),
  message("backticks", fill("`")),
  message("blanks", `${fill(" ", MESSAGE - 64)}.`),
  message("blank lines in a list", `- a\n${fill("\n", MESSAGE - 64)}  b`),
  message("html starts", fill("<a ")),
  message("html attributes", `<a ${fill('b="c" ', MESSAGE - 64)}`),
  message("html attributes without values", `<a${fill(" a", MESSAGE - 64)}!`),
  message("thematic breaks that are none", fill(`${"* ".repeat(500)}x\n`)),
  message("first lines that are long comments", fill(fenced("ts", `// ${"a ".repeat(480)}\n`))),
  {
    name: "chat: a name of blanks",
    path: () => `${home}/chats`,
    body: JSON.stringify({ model: "neptun/demo", name: fill(" ", REQUEST - 100) }),
  },
  {
    name: "chat: a name of emoji",
    path: () => `${home}/chats`,
    body: JSON.stringify({ model: "neptun/demo", name: fill("🙂", 900_000) }),
  },
  {
    name: "sign-up: an e-mail of dots",
    path: () => "/api/auth/sign-up",
    body: JSON.stringify({ email: `${fill("a.", 1_900_000)}@x.y`, password: "a long and private phrase" }),
  },
  {
    name: "sign-up: an e-mail of hyphens",
    path: () => "/api/auth/sign-up",
    body: JSON.stringify({ email: `a@${fill("a-", 1_900_000)}`, password: "a long and private phrase" }),
  },
  {
    name: "order_by of 4,000 fields",
    path: () => `${home}/chats?order_by=${fill("id,", 12_000)}id`,
    method: "GET",
    body: "",
  },
];

const results: { name: string; longest: number; cpu: number; status: number }[] = [];
async function measure(name: string, run: () => Promise<Response>) {
  await server.reset();
  const response = await run();
  await countBytes(response);
  const { longest_ms: longest, longest_cpu_ms: cpu } = await server.load();
  results.push({ name, longest, cpu, status: response.status });
}

for (const { name, path, method = "POST", body, headers } of cases) {
  const chat = await client.createChat();
  await measure(name, () => client.send(method, path(chat), body || undefined, headers));
}

const chat = await client.createChat();
const { chatMessage } = await client.json<{ chatMessage: { id: number } }>("POST", `${chat}/messages`, {
  message: "a",
  actor: "user",
});
const file = (n: number) => ({
  title: `src/${n}.ts`,
  text: `export const x = ${n};\n`,
  language: "typescript",
  extension: "ts",
});
for (let from = 0; from < 10_000; from += 1000) {
  const files = Array.from({ length: 1000 }, (_, n) => file(from + n));
  await measure("files: 1,000 in a request", () => client.send("POST", `${chat}/files/${chatMessage.id}`, { files }));
}
await measure("zip of 10,000 files", () => client.send("GET", `${chat}/archive.zip`));
await measure("list of 10,000 files", () => client.send("GET", `${chat}/files?include=none`));
await measure("tree of 10,000 files", () => client.send("GET", `${chat}/tree`));
const input = encodeURIComponent(JSON.stringify({ chat_id: Number(chat.split("/").at(-1)) }));
await measure("tree of 10,000 files, for a screen", () => client.send("GET", `/trpc/file.tree?input=${input}`));

for (const { name, longest, cpu, status } of results.toSorted((a, b) => b.longest - a.longest))
  console.log(
    `${longest.toFixed(0).padStart(6)} ms, ${cpu.toFixed(0).padStart(4)} of them its own  ${status}  ${name}`,
  );
await server.stop();
