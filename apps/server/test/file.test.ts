import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toEntryName } from "../src/rest/download.ts";
import { expectRefusal } from "./errors.ts";
import { furnish, type Person, startServer, type TestServer } from "./harness.ts";
import { unzip } from "./unzip.ts";

let server: TestServer;
let ada: Person;
let things: Awaited<ReturnType<typeof furnish>>;
let path: string;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp();
  things = await furnish(ada);
  path = `${things.path}/files`;
});
afterAll(() => server.close());

const file = (title: string, text = "text") => ({ title, text, language: "python", extension: "py" });
const store = (body: unknown) => ada.post(`${path}/${things.chatMessage.id}`, body);

test("the same title with another text is its next version", async () => {
  const first = (await store(file("versions.py", "1"))).body.chatFile;
  const second = (await store(file("versions.py", "2"))).body.chatFile;
  expect([first.version, second.version]).toEqual([1, 2]);
  const { chatFiles } = (await ada.get(`${path}/${second.id}/versions`)).body;
  expect(chatFiles.map(({ id, version, text }) => ({ id, version, text }))).toEqual([
    { id: first.id, version: 1, text: null },
    { id: second.id, version: 2, text: null },
  ]);
  expect((await ada.get(`${path}/${first.id}`)).body.chatFile).toMatchObject({ id: first.id, text: "1" });
});

test("an empty text and an unknown language are stored as given", async () => {
  const { chatFile } = (await store({ title: "empty", text: "", language: "Klingon", extension: "" })).body;
  expect(chatFile).toMatchObject({
    text: "",
    language: "Klingon",
    extension: "",
    size: 0,
    type: expect.stringContaining("text/plain"),
  });
});

test.each([
  ["nothing", {}, ["text"]],
  ["a missing extension", { title: "a", text: "", language: "" }, ["extension"]],
  ["an empty title", file(""), ["title"]],
  ["an absolute title", file("/etc/passwd"), ["title"]],
  ["a title that leads out", file("a/../../b"), ["title"]],
  ["a title with a backslash", file("a\\b"), ["title"]],
  ["a title with a control character", file("a\nb"), ["title"]],
  ["a title with a bidi override", file("a‮b"), ["title"]],
  ["too long a title", file("a".repeat(1025)), ["title"]],
  ["too large a text", file("a", "x".repeat(1024 * 1024 + 1)), ["text"]],
  ["a text with U+0000", file("a", "\0"), ["text"]],
  ["no files", { files: [] }, ["files"]],
  ["both forms", { ...file("a"), files: [file("b")] }, ["files"]],
  ["one wrong file of two", { files: [file("a"), { ...file("b"), title: 1 }] }, ["files", "1", "title"]],
])("%s is refused, and nothing is stored", async (_, body, issuePath) => {
  const before = (await ada.get(path)).body.chatFiles.length;
  const reply = await store(body);
  expectRefusal(reply, 400);
  expect(reply.body.statusMessage).toBe("Bad Request. Invalid body(file | files).");
  expect(reply.body.data.issues[0]!.path).toEqual(issuePath);
  expect((await ada.get(path)).body.chatFiles).toHaveLength(before);
});

test("the texts of a large list are left out, unless they are asked for", async () => {
  const bea = await server.signUp();
  const { path, chatMessage } = await furnish(bea);
  const files = ["a", "b"].map((title) => file(title, title.repeat(600 * 1024)));
  expect((await bea.post(`${path}/files/${chatMessage.id}`, { files })).status).toBe(200);
  const texts = async (query: string) =>
    (await bea.get(`${path}/files${query}`)).body.chatFiles.map(({ text }) => text?.length ?? null);
  expect(await texts("")).toEqual([null, null, null]);
  expect(await texts("?include=text")).toEqual([14, 614_400, 614_400]);
  expect(await texts("?limit=1&include=none")).toEqual([null]);
  expectRefusal(await bea.get(`${path}/files?include=all`), 400);
});

test("files are listed a page at a time", async () => {
  const bea = await server.signUp();
  const { path, chatMessage } = await furnish(bea);
  await bea.post(`${path}/files/${chatMessage.id}`, { files: Array.from({ length: 300 }, (_, n) => file(`f${n}`)) });
  const all = (await bea.get(`${path}/files`)).body.chatFiles;
  expect(all).toHaveLength(301);
  const read: number[] = [];
  let url: string | undefined = `${path}/files?limit=120`;
  while (url) {
    const reply = await bea.get(url);
    read.push(...reply.body.chatFiles.map(({ id }) => id));
    url = /^<([^>]+)>; rel="next"$/.exec(reply.headers.get("link") ?? "")?.[1];
  }
  expect(read).toEqual(all.map(({ id }) => id));
});

test("a file's address serves its text as a download, without a cookie", async () => {
  const text = "<script>alert('grüße')</script>";
  const { chatFile } = (await store({ title: 'src/grüße "x".html', text, language: "html", extension: "html" })).body;
  const reply = await server.client().get(chatFile.url);
  expect([reply.status, reply.text]).toEqual([200, text]);
  expect(reply.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
  expect(reply.headers.get("content-security-policy")).toContain("sandbox");
  expect(reply.headers.get("cache-control")).toBe("private, no-store");
  expect(reply.headers.get("content-disposition")).toMatch(
    /^attachment; filename=".*"; filename\*=UTF-8''gr%C3%BC%C3%9Fe%20%22x%22\.html$/,
  );
  const etag = `"${createHash("sha256").update(text).digest("hex")}"`;
  expect(reply.headers.get("etag")).toBe(etag);
  expect(
    (await server.client().get(chatFile.url, { "if-none-match": etag, "cache-control": "max-age=0" })).status,
  ).toBe(304);
  const head = await server.client().head(chatFile.url);
  expect([head.status, head.text, head.headers.get("content-length")]).toEqual([
    200,
    "",
    String(Buffer.byteLength(text)),
  ]);
  expect(reply.headers.get("content-type")).toContain(chatFile.type);
});

test("the address is worth nothing when it is changed, too old, or for another file", async () => {
  const { chatFile } = things;
  const url = new URL((await ada.get(`${path}/${chatFile.id}`)).body.chatFile.url);
  const other = (await store(file("other.py"))).body.chatFile;
  const ask = (change: (url: URL) => void) => {
    const changed = new URL(url);
    change(changed);
    return server.client().get(changed.href);
  };
  expect((await ask(() => {})).status).toBe(200);
  expectRefusal(await ask((each) => each.searchParams.set("expires", "1")), 401);
  expectRefusal(await ask((each) => each.searchParams.set("expires", "99999999999")), 401);
  expectRefusal(await ask((each) => each.searchParams.set("signature", "AAAA")), 401);
  expectRefusal(await ask((each) => each.searchParams.delete("signature")), 401);
  expectRefusal(await ask((each) => each.searchParams.append("expires", "1")), 401);
  const moved = (each: URL) => {
    each.pathname = each.pathname.replace(`/${chatFile.id}/`, `/${other.id}/`);
  };
  expectRefusal(await ask(moved), 401);
  const stranger = await server.signUp();
  expect((await stranger.get(url.href)).status).toBe(200);
  expectRefusal(await stranger.get(`${path}/${chatFile.id}/raw`), 404, "User not found");
  expect((await ada.get(`${path}/${chatFile.id}/raw`)).text).toBe("print('Hello')");
});

test("a file is no part of a page, although it comes from here", async () => {
  const { chatFile } = (await store(file("app.js"))).body;
  const raw = (use: string) => ada.get(`${path}/${chatFile.id}/raw`, { "sec-fetch-dest": use });
  for (const use of ["script", "worker", "serviceworker", "style", "iframe", "object"])
    expectRefusal(await raw(use), 403);
  for (const use of ["document", "empty"]) expect((await raw(use)).status).toBe(200);
});

test("all files of a chat come as one archive, each in its newest version", async () => {
  const bea = await server.signUp();
  const { path, chatMessage } = await furnish(bea);
  await bea.post(`${path}/files/${chatMessage.id}`, {
    files: [file("example.py", "newest"), file("src/ünï/a.ts", "deep")],
  });
  const response = await bea.fetch("GET", `${path}/archive.zip`);
  expect(response.headers.get("content-type")).toBe("application/zip");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename=Chat\.zip$/);
  const entries = unzip(Buffer.from(await response.arrayBuffer()));
  expect(entries).toEqual({ "example.py": "newest", "src/ünï/a.ts": "deep" });
  const head = await bea.head(`${path}/archive.zip`);
  expect([head.status, head.text]).toEqual([200, ""]);
});

test("no name in an archive leads out of it", () => {
  expect(["../../x", "/etc/passwd", "a\\..\\b", "a//b", "..", "a/./b"].map(toEntryName)).toEqual([
    "x",
    "etc/passwd",
    "a/b",
    "a/b",
    "file",
    "a/b",
  ]);
});

const hasGit = spawnSync("git", ["--version"]).status === 0;

test.skipIf(!hasGit)("what the diff routes answer is a diff that git itself applies", async () => {
  const folder = fs.mkdtempSync(join(os.tmpdir(), "neptun-apply-"));
  const line = fc.constantFrom("a", "b", "", "  c", "-- d", "++ e", "é🎉", "\\ No newline");
  const anyText = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
    .map(([lines, end, isOpen]) => lines.join(end) + (isOpen || lines.length === 0 ? "" : end));
  const pairs: (readonly [title: string, before: string, after: string])[] = [
    ["end/added.txt", "a\nb", "a\nb\n"],
    ["end/removed.txt", "a\nb\n", "a\nb"],
    ["crlf.txt", "a\r\nb\r\n", "a\r\nc\r\n"],
    ["to crlf.txt", "a\nb\n", "a\r\nb\r\n"],
    ["from empty", "", "a\n"],
    ["to empty", "a\nb", ""],
    ["with blanks/and more.txt", "a\n", "b\n"],
    ["Überblick/日本語 🎉.md", "ä\n", "ö"],
    ["quo\"te's.txt", "a\n", "b\n"],
    ...fc.sample(fc.tuple(anyText, anyText), 20).map(([before, after], n) => [`pair ${n}.txt`, before, after] as const),
  ];
  const changed = pairs.filter(([, before, after]) => before !== after);
  const { path: chat } = await furnish(ada);
  const upload = async (files: { title: string; text: string }[]) =>
    (await ada.post(`${chat}/files`, { files })).body.chatFiles;
  const old = await upload(changed.map(([title, text]) => ({ title, text })));
  const young = await upload(changed.map(([title, , text]) => ({ title, text })));
  for (const [n, [title, before, after]] of changed.entries()) {
    const file = join(folder, title);
    const between = await ada.get(`${ada.home}/diff?from=${old[n]!.id}&to=${young[n]!.id}`);
    const latest = await ada.get(`${chat}/files/${young[n]!.id}/diff`);
    expect(latest.body.diff).toBe(between.body.diff);
    fs.mkdirSync(dirname(file), { recursive: true });
    fs.writeFileSync(file, before);
    const arguments_ = ["apply", "--whitespace=nowarn", "-"];
    const { status, stderr } = spawnSync("git", arguments_, { cwd: folder, input: between.body.diff });
    expect([status, `${stderr}`], between.body.diff).toEqual([0, ""]);
    expect(fs.readFileSync(file, "utf8"), between.body.diff).toBe(after);
  }
  fs.rmSync(folder, { recursive: true });
});
