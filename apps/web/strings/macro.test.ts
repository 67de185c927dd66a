import { expect, it } from "vitest";
import { expand } from "./macro.ts";

const core = 'import { msg, plural, t } from "@lingui/core/macro";\n';
const react = 'import { Plural, Trans } from "@lingui/react/macro";\n';
const said = async (code: string) => [...(await expand(code, "/a.tsx")).messages];

it("takes the English text as the key", async () => {
  const code = `${core}export const f = (a: string, n: number) => [t\`Close\`, t\`Hello \${a}\`, plural(n, { one: "# file", other: "# files" })];`;
  expect(await said(code)).toEqual(["Close", "Hello {a}", "{n, plural, one {# file} other {# files}}"]);
  expect((await expand(code, "/a.tsx")).code).toMatch(/\w+\("Close"\)/);
});

it("keeps markup out of the words", async () => {
  const code = `${react}export const F = (p: { a: string }) => <Trans>Hi <b className="x">{p.a}</b>, <i/> bye</Trans>;`;
  expect(await said(code)).toEqual(["Hi <0>{0}</0>, <1/> bye"]);
});

it("needs no component for words alone", async () => {
  const { code } = await expand(`${react}export const F = () => <p><Trans>Close</Trans></p>;`, "/a.tsx");
  expect(code).toMatch(/<p>\{\w+\("Close"\)\}<\/p>/);
});

it("refuses a text that is said before the language is known", async () => {
  await expect(said(`${core}const label = t\`Close\`;`)).rejects.toThrow("The language is not known yet");
  expect(await said(`${core}const label = msg\`Close\`; export const f = () => t(label);`)).toEqual(["Close"]);
});

it("touches no file without texts", async () => {
  const code = "export const a = 1;";
  expect(await expand(code, "/a.ts")).toMatchObject({ code, messages: new Set() });
});
