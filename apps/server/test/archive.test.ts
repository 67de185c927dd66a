import { afterAll, beforeAll, expect, test } from "vitest";
import { toEntryNames } from "../src/rest/download.ts";
import { expectRefusal } from "./errors.ts";
import { furnish, MODEL, type Person, startServer, type TestServer } from "./harness.ts";
import { unzip } from "./unzip.ts";

let server: TestServer;
let ada: Person;
let things: Awaited<ReturnType<typeof furnish>>;
let project: string;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp();
  things = await furnish(ada);
  project = `${ada.home}/projects/${things.project.id}`;
});
afterAll(() => server.close());

const load = async (path: string) => {
  const response = await ada.fetch("GET", path);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
};
const unzipped = async (path: string) => unzip((await load(path)).bytes);

test("a project is one archive, called after it, also as it was", async () => {
  const { chat } = (await ada.post(`${project}/chats`, { model: MODEL, name: "Second" })).body;
  const files = [{ title: "src/a.ts", text: "a" }];
  const { chatFiles } = (await ada.post(`${ada.home}/chats/${chat.id}/files`, { files })).body;
  await ada.patch(project, { name: "../Ünder: “construction”\u202e" });
  const { headers } = await load(`${project}/archive.zip`);
  expect(headers.get("content-type")).toBe("application/zip");
  expect(headers.get("content-disposition")).toBe(
    "attachment; filename=\"?nder ?construction?.zip\"; filename*=UTF-8''%C3%9Cnder%20%E2%80%9Cconstruction%E2%80%9D.zip",
  );
  expect(await unzipped(`${project}/archive.zip`)).toEqual({ "example.py": "print('Hello')", "src/a.ts": "a" });
  expect(await unzipped(`${project}/archive.zip?path=src`)).toEqual({ "src/a.ts": "a" });
  const then = things.chatFile.created_at;
  expect(await unzipped(`${project}/archive.zip?at=${then}`)).toEqual({ "example.py": "print('Hello')" });
  expect(await unzipped(`${project}/archive.zip?at=${chatFiles[0]!.created_at}`)).toHaveProperty("src/a.ts");
});

test("an archive and a repository can be asked for without their bytes, and refuse what they do not know", async () => {
  for (const path of [things.path, project].flatMap((base) => [`${base}/archive.zip`, `${base}/repository.bundle`])) {
    const head = await ada.head(path);
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(head.headers.get("content-disposition")).toContain("attachment");
  }
  expectRefusal(await ada.get(`${project}/archive.zip?path=none`), 404, "File not found");
  for (const query of ["at=yesterday", "at=2026-13-01T00:00:00Z", "at=1", "path=../x", "at=&path=x"]) {
    expectRefusal(await ada.get(`${project}/archive.zip?${query}`), 400);
  }
  expect(await unzipped(`${things.path}/archive.zip?at=0000-01-01T00:00:00Z`)).toEqual({});
});

test("several chats are one archive: of each what was said, and beside it a folder of its files", async () => {
  const make = async (name: string, messages: string[]) => {
    const { chat } = (await ada.post(`${ada.home}/chats`, { model: MODEL, name })).body;
    const said = messages.map((content, n) => ({ content, role: n % 2 ? "assistant" : "user" }));
    await ada.post(`${ada.home}/chats/${chat.id}/messages`, { messages: said });
    return chat.id as number;
  };
  const block = "Here:\n\n```ts title=src/a.ts\nlet a;\n```";
  const [one, two] = [await make("Ship: it", ["How?", block]), await make("Ship: it", ["Why?"])];
  const found = await unzipped(`${ada.home}/chats/archive.zip?chat_ids=${one},${two}`);
  expect(Object.keys(found).sort()).toEqual([`Ship it (${two}).md`, "Ship it.md", "Ship it/src/a.ts"]);
  expect(found["Ship it/src/a.ts"]).toBe("let a;\n");
  const words = found["Ship it.md"]!.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "then");
  expect(words).toBe(`# Ship: it\n\n## You, then\n\nHow?\n\n## Assistant, then\n\n${block}\n`);
  expect(found[`Ship it (${two}).md`]).toContain("Why?");
  expectRefusal(await ada.get(`${ada.home}/chats/archive.zip?chat_ids=${one},999999`), 404, "Chat not found");
});

test("entries of an archive have the times of their versions", async () => {
  const { bytes } = await load(`${things.path}/archive.zip`);
  const time = bytes.readUInt32LE(10);
  const [date, seconds] = [time >>> 16, (time & 0x1f) * 2];
  const found = new Date(
    (date >>> 9) + 1980,
    ((date >>> 5) & 0xf) - 1,
    date & 0x1f,
    (time >>> 11) & 0x1f,
    (time >>> 5) & 0x3f,
    seconds,
  );
  expect(Math.abs(found.getTime() - Date.parse(things.chatFile.created_at))).toBeLessThanOrEqual(2000);
});

test("no two files of an archive overwrite one another, on no system", async () => {
  expect(await toEntryNames(["README.md", "readme.md", "Readme.md", "readme (2).md"])).toEqual([
    "README.md",
    "readme (2).md",
    "Readme (3).md",
    "readme (2) (2).md",
  ]);
  expect(await toEntryNames(["a", "a/b", "A/B", "a//b"])).toEqual(["a (2)", "a/b", "A/B (2)", "a/b (3)"]);
  expect(await toEntryNames(["a", "A (2)/x", "a/b", "x.ts", "X (2).ts/y", "X.TS"])).toEqual([
    "a (3)",
    "A (2)/x",
    "a/b",
    "x.ts",
    "X (2).ts/y",
    "X (3).TS",
  ]);
  expect(await toEntryNames(["\u00fc.ts", "u\u0308.ts", ".env", ".ENV", "x.y/z", "X.y/z"])).toEqual([
    "\u00fc.ts",
    "u\u0308 (2).ts",
    ".env",
    ".ENV (2)",
    "x.y/z",
    "X.y/z (2)",
  ]);
});

test("the history of a chat or a project is a git bundle with the addresses of its messages", async () => {
  for (const base of [things.path, project]) {
    const { status, headers, bytes } = await load(`${base}/repository.bundle`);
    expect([status, headers.get("content-type")]).toEqual([200, "application/x-git-bundle"]);
    expect(bytes.toString("latin1")).toMatch(/^# v2 git bundle\n[0-9a-f]{40} refs\/heads\/main\n/);
    expect(headers.get("content-disposition")).toMatch(/\.bundle/);
  }
});

test("two versions are compared by number and by id", async () => {
  const edited = (await ada.patch(`${things.path}/files/${things.chatFile.id}`, { text: "print('Hi')\n" })).body
    .chatFile;
  const numbers = await ada.get(`${things.path}/files/${edited.id}/diff?from=1&to=2`);
  expect(numbers.body).toMatchObject({ added: 1, removed: 1, from: { version: 1, text: null }, to: { id: edited.id } });
  expect((await ada.get(`${things.path}/files/${edited.id}/diff`)).body.diff).toBe(numbers.body.diff);
  const ids = await ada.get(`${ada.home}/diff?from=${things.chatFile.id}&to=${edited.id}`);
  expect(ids.body.diff).toBe(numbers.body.diff);
  expectRefusal(await ada.get(`${things.path}/files/${edited.id}/diff?from=3`), 404, "File not found");
  for (const query of ["from=0", "from=x", "to=1.5"]) {
    expectRefusal(await ada.get(`${things.path}/files/${edited.id}/diff?${query}`), 400);
  }
  for (const query of ["", "?from=1", "?from=1&to=2147483648"])
    expectRefusal(await ada.get(`${ada.home}/diff${query}`), 400);
  const stranger = await server.signUp();
  const { chatFile } = await furnish(stranger);
  for (const id of [edited.id, 2_000_000_000]) {
    expectRefusal(await stranger.get(`${stranger.home}/diff?from=${id}&to=${chatFile.id}`), 404, "File not found");
  }
});
