/** How much memory a list of 100,000 messages takes in the server, read as fast as it comes. */
import { BenchClient, countBytes } from "./client.ts";
import { MeasuredServer } from "./server.ts";

const COUNT = Number(process.argv[2] ?? 100_000);
const BATCH = 1000;
const MIB = 1024 * 1024;

const server = new MeasuredServer();
await server.start();
const client = new BenchClient(server.url);
await client.signUp();
const chat = await client.createChat();
for (let from = 0; from < COUNT; from += BATCH) {
  const messages = Array.from({ length: Math.min(BATCH, COUNT - from) }, (_, n) => ({
    role: "user",
    content: `Message ${from + n}: ${"lorem ipsum dolor sit amet ".repeat(8)}`,
  }));
  await client.json("POST", `${chat}/messages`, { messages });
}
for (let run = 1; run <= 3; run++) {
  await server.reset();
  const before = (await server.load()).rss_bytes;
  const started = performance.now();
  const bytes = await countBytes(await client.send("GET", `${chat}/messages`));
  const seconds = (performance.now() - started) / 1000;
  const { rss_bytes, longest_ms } = await server.load();
  console.log(
    `run ${run}: ${COUNT} messages, ${(bytes / MIB).toFixed(1)} MiB in ${seconds.toFixed(1)} s; memory ${(before / MIB).toFixed(0)} MiB before, ` +
      `${(rss_bytes / MIB).toFixed(0)} MiB at most; event loop held up for ${longest_ms.toFixed(0)} ms at most`,
  );
}
await server.stop();
