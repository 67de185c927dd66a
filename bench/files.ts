/** Trees, archives and repositories of 10,000 files or versions, an import, and the comparison of 5,000 changed lines. */
import { BenchClient, countBytes } from "./client.ts";
import { MeasuredServer } from "./server.ts";

const COUNT = Number(process.argv[2] ?? 10_000);
const BATCH = 1000;
const MIB = 1024 * 1024;

const server = new MeasuredServer();
await server.start();
const client = new BenchClient(server.url);
await client.signUp();
const home = `/api/users/${client.id}`;

async function measure(what: string, path: string, method = "GET", body?: Uint8Array<ArrayBuffer>) {
  await server.reset();
  const before = (await server.load()).rss_bytes;
  const started = performance.now();
  const bytes = await countBytes(await client.send(method, path, body, body && { "content-type": "application/zip" }));
  const seconds = (performance.now() - started) / 1000;
  const { rss_bytes, longest_ms } = await server.load();
  console.log(
    `${what}: ${(bytes / MIB).toFixed(1)} MiB in ${seconds.toFixed(2)} s; memory ${(before / MIB).toFixed(0)} MiB before, ` +
      `${(rss_bytes / MIB).toFixed(0)} MiB at most; event loop held up for ${longest_ms.toFixed(0)} ms at most`,
  );
}

async function createProject(chats: number) {
  const { project } = await client.json<{ project: { id: number } }>("POST", `${home}/projects`, { name: "Bench" });
  const path = `${home}/projects/${project.id}`;
  const body = { name: "Bench", model: "neptun/demo" };
  const made: string[] = [];
  for (let n = 0; n < chats; n++) {
    const { chat } = await client.json<{ chat: { id: number } }>("POST", `${path}/chats`, body);
    made.push(`${home}/chats/${chat.id}`);
  }
  return { path, chats: made };
}

const textOf = (n: number) => `// ${n}\n${`const value${n % 97} = ${n};\n`.repeat(40)}`;

/** `count` versions over the chats, in turn, of files that `titleOf` names. */
async function fill(chats: string[], count: number, titleOf: (n: number) => string) {
  for (let from = 0; from < count; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => from + index);
    const files = numbers.map((n) => ({ title: titleOf(n), text: textOf(n) }));
    await client.json("POST", `${chats[(from / BATCH) % chats.length]}/files`, { files });
  }
}

const wide = await createProject(10);
await fill(wide.chats, COUNT, (n) => `src/folder-${n % 100}/file-${n}.ts`);
for (const run of [1, 2, 3]) await measure(`tree of ${COUNT} files, run ${run}`, `${wide.path}/files`);
await measure("one folder of that tree", `${wide.path}/files?path=src/folder-1`);
await measure(`zip of ${COUNT} files`, `${wide.path}/archive.zip`);
await measure(
  "the same as it is at a time",
  `${wide.path}/archive.zip?at=${new Date(Date.now() + 60_000).toISOString()}`,
);
await measure(`bundle of ${COUNT} files`, `${wide.path}/repository.bundle`);

const deep = await createProject(2);
await fill(deep.chats, COUNT, (n) => `src/file-${n % 100}.ts`);
await measure(`bundle of ${COUNT} versions of 100 files`, `${deep.path}/repository.bundle`);
await measure(`tree of ${COUNT} versions of 100 files`, `${deep.path}/files`);

const zip = new Uint8Array(await (await client.send("GET", `${wide.path}/archive.zip`)).arrayBuffer());
await measure(
  `import of a zip of ${COUNT} files (${(zip.length / MIB).toFixed(1)} MiB)`,
  `${deep.path}/import`,
  "POST",
  zip,
);

const chat = deep.chats[0]!;
const lines = (change: (n: number) => boolean) =>
  Array.from({ length: 10_000 }, (_, n) => `line ${n}${change(n) ? " changed" : ""}\n`).join("");
for (const [title, change] of [
  ["5,000 lines changed in a row", (n: number) => n >= 2_000 && n < 7_000],
  ["5,000 lines changed here and there", (n: number) => n % 2 === 0],
  ["700 lines changed here and there", (n: number) => n % 14 === 0],
] as const) {
  const files = [lines(() => false), lines(change)].map((text) => ({ title, text }));
  const { chatFiles } = await client.json<{ chatFiles: { id: number }[] }>("POST", `${chat}/files`, { files });
  await measure(`diff of 10,000 lines, ${title}`, `${chat}/files/${chatFiles[1]!.id}/diff`);
}
await server.stop();
