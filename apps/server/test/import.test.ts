import { makeZip } from "client-zip";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { furnish, type Person, startServer, type TestServer } from "./harness.ts";
import { unzip } from "./unzip.ts";

let server: TestServer;
let ada: Person;
let things: Awaited<ReturnType<typeof furnish>>;
let project: string;
beforeAll(async () => {
  server = await startServer({ filesRequestBytes: 4 * 1024 * 1024 });
  ada = await server.signUp();
  things = await furnish(ada);
  project = `${ada.home}/projects/${things.project.id}`;
});
afterAll(() => server.close());

const ZIP = { "content-type": "application/zip" };
const zipOf = async (files: Record<string, string | Uint8Array<ArrayBuffer>>) => {
  const entries = Object.entries(files).map(([name, input]) => ({ name, input }));
  return new Uint8Array(await new Response(makeZip(entries)).arrayBuffer());
};
const chatNames = async () => (await ada.get(`${project}/chats`)).body.chats.map(({ name }) => name);

test("a zip becomes a chat of a project, and comes back as it was", async () => {
  const files = { "README.md": "# Shop\n", "src/ünï.ts": "let a;" };
  const zip = await zipOf({
    ...Object.fromEntries(Object.entries(files).map(([k, v]) => [`shop/${k}`, v])),
    "shop/logo.png": new Uint8Array([0, 255]),
  });
  const reply = await ada.post(`${project}/import?name=shop.zip`, zip, ZIP);
  expect([reply.status, reply.body.chat.name]).toEqual([201, "Imported: shop.zip"]);
  expect(reply.body.chatFiles.map(({ title, text, author }) => [title, text, author])).toEqual([
    ["README.md", null, "api"],
    ["src/ünï.ts", null, "api"],
  ]);
  expect(reply.body.refused).toEqual([{ path: "logo.png", reason: "It is not text in UTF-8." }]);
  const archive = await ada.fetch("GET", `${ada.home}/chats/${reply.body.chat.id}/archive.zip`);
  expect(unzip(Buffer.from(await archive.arrayBuffer()))).toEqual(files);
});

test("a chat takes a zip or a list, all of it or what sets a project up", async () => {
  const zip = await zipOf({ "package.json": "{}", "src/a.ts": "a" });
  const one = await ada.post(`${things.path}/import?only=config`, zip, {
    "content-type": "application/x-zip-compressed",
  });
  expect([one.status, one.body.chatFiles.map(({ title }) => title)]).toEqual([200, ["package.json"]]);
  const two = await ada.post(`${things.path}/import`, { files: [{ title: "package.json", text: "{ }" }] });
  expect(two.body.chatFiles).toMatchObject([{ title: "package.json", version: 2 }]);
});

test("an import that is repeated with its key makes one chat; with another body or query it is refused", async () => {
  const headers = { ...ZIP, "idempotency-key": "import-1" };
  const zip = await zipOf({ "a.ts": "a", "b\0.ts": "b" });
  const [one, two] = [
    await ada.post(`${project}/import?name=x`, zip, headers),
    await ada.post(`${project}/import?name=x`, zip, headers),
  ];
  expect([one.status, two.body, two.headers.get("idempotency-replayed")]).toEqual([201, one.body, "true"]);
  expectRefusal(await ada.post(`${project}/import?name=x`, await zipOf({ "a.ts": "b" }), headers), 422);
  expectRefusal(await ada.post(`${project}/import?name=y`, zip, headers), 422);
  expect((await chatNames()).filter((name) => name === "Imported: x")).toHaveLength(1);
});

test("what is no import is refused, and makes no chat", async () => {
  const before = await chatNames();
  const zip = await zipOf({ "a.ts": "a" });
  const post = (body: unknown, headers?: Record<string, string>, query = "") =>
    ada.post(`${project}/import${query}`, body, headers);
  expectRefusal(await post(zip.slice(0, -30), ZIP), 400);
  expectRefusal(await post("PK", ZIP), 400);
  expectRefusal(await post(undefined, ZIP), 400);
  expectRefusal(await post(await zipOf({}), ZIP), 400);
  expectRefusal(await post(await zipOf({ "a.bin": new Uint8Array([0]) }), ZIP), 400);
  expectRefusal(await post(zip, ZIP, "?only=everything"), 400);
  expectRefusal(await post(zip, ZIP, "?name=%00"), 400);
  expectRefusal(await post(new Uint8Array(4 * 1024 * 1024 + 1), ZIP), 413);
  expectRefusal(await post({}), 400);
  expectRefusal(await post({ files: [] }), 400);
  for (const type of ["text/plain", "multipart/form-data", "application/octet-stream"]) {
    expectRefusal(await post(zip, { "content-type": type }), 415);
  }
  expectRefusal(await post(zip, { ...ZIP, "sec-fetch-site": "cross-site" }), 403);
  expectRefusal(await post(zip, { ...ZIP, origin: "https://evil.example" }), 403);
  expect(await chatNames()).toEqual(before);
});

test("a zip is looked at only after whose the project is, and a token that may read does not import", async () => {
  const stranger = await server.signUp();
  for (const body of ["PK", await zipOf({ "a.ts": "a" })]) {
    expectRefusal(
      await stranger.post(`${stranger.home}/projects/${things.project.id}/import`, body, ZIP),
      404,
      "Project not found",
    );
    expectRefusal(await server.client().post(`${project}/import`, body, ZIP), 401);
  }
  const { secret } = (await ada.post(`${ada.home}/tokens`, { name: "t", scope: "read" })).body;
  const asReader = { ...ZIP, authorization: `Bearer ${secret}` };
  expectRefusal(await server.client().post(`${project}/import`, await zipOf({ "a.ts": "a" }), asReader), 403);
});
