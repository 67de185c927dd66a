import { expect, it } from "vitest";
import { literalsIn } from "./literals.ts";
import { readSources } from "./sources.ts";

/** The same in every language: names, and what is typed. */
const NAMES = /^(?:Neptun|Samsung Internet|npm start)$/;

it("says every text in the language of its reader", async () => {
  const found = (await Promise.all((await readSources()).map(literalsIn))).flat();
  expect(found.filter((one) => !NAMES.test(one.replace(/^\S+ /, "")))).toEqual([]);
}, 120_000);

const found = async (code: string) =>
  (await literalsIn({ name: "a.tsx", code })).map((one) => one.replace(/^a\.tsx:\d+ /, ""));

it("finds a text wherever it stands", async () => {
  expect(await found("const A = () => <p>Close <b>it</b></p>;")).toEqual(["Close", "it"]);
  expect(await found('const A = () => <p>{isOpen ? "close" : name + " open"}</p>;')).toEqual(["close", "open"]);
  expect(await found('const A = () => <p aria-label={label ?? "close"} title="open" alt="a picture" />;')).toEqual([
    "close",
    "open",
    "a picture",
  ]);
  expect(await found('const A = () => <Box heading="Close it" kind="file" />;')).toEqual(["Close it"]);
  expect(await found('const A = () => <Select><option>{isNewest && " · newest"}</option></Select>;')).toEqual([
    "· newest",
  ]);
  expect(await found('toast.error("Could not be sent.");')).toEqual(["Could not be sent."]);
});

it("leaves alone what the macros say, and what nobody reads", async () => {
  const said = '<p title={t`Close`}><Trans>Close <b>it</b></Trans>{plural(n, { one: "# file", other: "# files" })}</p>';
  expect(await found(`const A = () => ${said};`)).toEqual([]);
  const unread = '<p className={isOpen ? "flex gap-1" : "hidden"} role="group">{key === "Enter" && <b />} · 12</p>';
  expect(await found(`const A = () => ${unread}; throw new Error("This cannot be.");`)).toEqual([]);
});
