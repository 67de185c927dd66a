import fs from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { isWhole, placeholders } from "./placeholders.ts";
import { CATALOGS, readCatalog, readMessages } from "./sources.ts";

// `pnpm --filter @neptun/web strings` adds what is missing and takes out what is no longer said.
let messages: string[];
beforeAll(async () => {
  messages = [...(await readMessages()).keys()];
}, 120_000);

const languages = (await fs.readdir(CATALOGS)).map((file) => path.basename(file, ".json"));
describe.each(languages)("the catalog %s", (language) => {
  it("has words for every text of the screens", async () => {
    const words = await readCatalog(language);
    expect(messages.filter((message) => !words[message])).toEqual([]);
  });

  it("has no words that nothing says", async () => {
    const said = new Set(messages);
    expect(Object.keys(await readCatalog(language)).filter((message) => !said.has(message))).toEqual([]);
  });

  it("fills in what the text fills in", async () => {
    const pairs = Object.entries(await readCatalog(language));
    expect(pairs.length).toBeGreaterThan(0);
    for (const [message, words] of pairs) {
      expect(isWhole(words), words).toBe(true);
      expect(placeholders(words), words).toEqual(placeholders(message));
    }
  });
});

it("finds a value, a mark and a choice that got lost", () => {
  expect(placeholders("{n, plural, one {<0>#</0> of {name}} other {#}}")).toEqual(["<0>", "{name}", "{n}"]);
  expect(placeholders("nothing")).toEqual([]);
  expect(isWhole("{n, plural, one {a} other {b}")).toBe(false);
  expect(isWhole("<0>a</1>")).toBe(false);
});
