import { expect, it } from "vitest";
import { recognise } from "../src/lib/recognise.ts";
import { speak, translate } from "../src/lib/strings.ts";
import { readCatalog, readRefusals } from "./sources.ts";

it("knows every sentence of a server by its form, whatever fills its blanks", async () => {
  speak(await readCatalog("de"));
  const whole = [...(await readRefusals()).keys()].filter((text) => /\.$|: \{\d\}$|\. \{\d\}$/.test(text));
  const forms = whole.filter((text) => /\{\d\}/.test(text));
  expect(forms.length).toBeGreaterThan(30);
  for (const form of forms) {
    const values = Object.fromEntries(
      (form.match(/\d(?=\})/g) ?? []).map((n) => [n, ["acme", "7", "src/a (1).ts", "x"][+n]]),
    );
    const sentence = form.replace(/\{(\d)\}/g, (_, n: string) => values[n]!);
    expect(recognise(sentence), sentence).toBe(translate(form, values));
  }
}, 120_000);

it("says also what fills a blank, and leaves alone what it does not know", () => {
  expect(recognise("acme gets too many requests right now. Try again in 1 second.")).toBe(
    "acme bekommt gerade zu viele Anfragen. In 1 Sekunde noch einmal versuchen.",
  );
  expect(recognise("Search/replace 2 does not fit: The line “two. three” is not in the file.")).toBe(
    "Suchen/Ersetzen 2 passt nicht: Die Zeile „two. three“ steht nicht in der Datei.",
  );
  expect(recognise("acme said no. Nobody knows why.")).toBeUndefined();
});
