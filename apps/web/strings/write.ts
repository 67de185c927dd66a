import fs from "node:fs/promises";
import path from "node:path";
import { CATALOGS, readCatalog, readMessages } from "./sources.ts";

// Adds what is missing to every catalog, with no words yet, and takes out what nothing says any more.
const messages = [...(await readMessages()).keys()].sort((a, b) => a.localeCompare(b, "en"));
for (const file of await fs.readdir(CATALOGS)) {
  const words = await readCatalog(path.basename(file, ".json"));
  const next = Object.fromEntries(messages.map((message) => [message, words[message] ?? ""]));
  await fs.writeFile(path.join(CATALOGS, file), `${JSON.stringify(next, null, 2)}\n`);
  const missing = messages.filter((message) => !next[message]);
  console.log(`${file}: ${messages.length} texts, ${missing.length} without words`, missing);
}
