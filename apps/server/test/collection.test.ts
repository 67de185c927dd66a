import { makeZip } from "client-zip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { MODEL, type Person, startServer, type TestServer } from "./harness.ts";
import { unzip as entriesOf } from "./unzip.ts";

let server: TestServer;
let ada: Person;
let collections: string;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp("ada@example.org");
  collections = `${ada.home}/collections`;
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.close();
});

const files = [
  { title: "{{name}}/main.ts", text: "// {{name | What it is called}}\n" },
  { title: "README.md", text: "# Grüße 🎉\n" },
];
const create = async (name = "Web service") => (await ada.post(collections, { name, files })).body.collection;
const newChat = async () => (await ada.post(`${ada.home}/chats`, { model: MODEL, name: "Chat" })).body.chat.id;
const zipOf = async (entries: Record<string, string>) =>
  new Uint8Array(
    await new Response(makeZip(Object.entries(entries).map(([name, input]) => ({ name, input })))).arrayBuffer(),
  );
const importZip = (zip: Uint8Array | string, query = "", headers = {}) =>
  ada.post(`${collections}/import${query}`, zip, { "content-type": "application/zip", ...headers });
const unzip = async (path: string, client = server.client()) => {
  const response = await client.fetch("GET", path);
  expect(response.headers.get("content-type")).toBe("application/zip");
  const disposition = response.headers.get("content-disposition");
  return { disposition, files: entriesOf(Buffer.from(await response.arrayBuffer())) };
};

test("a collection is made, read, changed, deleted and brought back", async () => {
  const made = await ada.post(collections, { name: "Web service", description: "How we begin", files });
  expect(made.status).toBe(201);
  const { id } = made.body.collection;
  const got = await ada.get(`${collections}/${id}`);
  expect(got.body.collection).toEqual(made.body.collection);
  expect(got.body.files.map(({ title, text }) => [title, text])).toEqual([
    ["README.md", null],
    ["{{name}}/main.ts", null],
  ]);
  const etag = got.headers.get("etag")!;
  const changed = await ada.patch(`${collections}/${id}`, { put: [{ title: "new", text: "" }] }, { "if-match": etag });
  expect(changed.body.collection.file_count).toBe(3);
  expect(changed.headers.get("etag")).not.toBe(etag);
  expectRefusal(await ada.patch(`${collections}/${id}`, { name: "late" }, { "if-match": etag }), 412);
  const { collectionFiles } = (await ada.get(`${collections}/${id}/files?title=README.md`)).body;
  expect(collectionFiles.map(({ text }) => text)).toEqual(["# Grüße 🎉\n"]);
  expectRefusal(await ada.get(`${collections}/${id}/files?title=nothing`), 404, "File not found");
  expectRefusal(await ada.delete(`${collections}/${id}`, undefined, { "if-match": etag }), 412);
  expect((await ada.delete(`${collections}/${id}`)).body).toBe(true);
  expectRefusal(await ada.get(`${collections}/${id}`), 404, "Collection not found");
  expect((await ada.post(`${collections}/${id}/restore`)).body.collection.id).toBe(id);
});

test("a repeated request with the same key makes one collection, and inserts once", async () => {
  const bea = await server.signUp();
  const key = { "idempotency-key": "k" };
  const home = `${bea.home}/collections`;
  const [first, second] = [
    await bea.post(home, { name: "a", files }, key),
    await bea.post(home, { name: "a", files }, key),
  ];
  expect(second.body).toEqual(first.body);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  const { chat } = (await bea.post(`${bea.home}/chats`, { model: MODEL, name: "Chat" })).body;
  const insert = () =>
    bea.post(`${home}/${first.body.collection.id}/insert`, { chat_id: chat.id, variables: { name: "x" } }, key);
  expect((await insert()).body).toEqual((await insert()).body);
  const zip = await zipOf({ "a.ts": "a" });
  const bring = () => bea.post(`${home}/import`, zip, { "content-type": "application/zip", ...key });
  expect((await bring()).body).toEqual((await bring()).body);
  expect((await bea.get(home)).body.collections).toHaveLength(2);
  expect((await bea.get(`${bea.home}/chats/${chat.id}/files`)).body.chatFiles.map(({ version }) => version)).toEqual([
    1, 1,
  ]);
});

describe("a zip", () => {
  test("goes out and comes in with the same files", async () => {
    const { id } = await create("Grüße: a/b");
    const out = await unzip(`${collections}/${id}/archive.zip`, ada);
    expect(out.disposition).toContain("attachment");
    expect(out.disposition).toContain(".zip");
    expect(out.files).toEqual(Object.fromEntries(files.map(({ title, text }) => [title, text])));
    const reply = await importZip(await zipOf(out.files), "?name=Again");
    expect(reply.status).toBe(201);
    expect(reply.body.collection).toMatchObject({ name: "Again", file_count: 2 });
    const again = await unzip(`${collections}/${reply.body.collection.id}/archive.zip`, ada);
    expect(again.files).toEqual(out.files);
  });

  test("says which of its files were left out", async () => {
    const reply = await importZip(await zipOf({ "top/a.ts": "a", "top/b.png": "\0", "top/.git/config": "" }));
    expect(reply.body.collection).toMatchObject({ name: "Imported files", file_count: 1 });
    expect(reply.body.refused.map(({ path }) => path)).toEqual(["b.png", ".git/config"]);
  });

  test.each([
    ["nothing", "", {}, 400],
    ["no zip", "nonsense", {}, 400],
    ["another type", "x", { "content-type": "text/plain" }, 415],
    ["more than a request may have", new Uint8Array(21 * 1024 * 1024), {}, 413],
  ])("that is %s is refused", async (_, body, headers, status) => {
    expectRefusal(await importZip(body as string, "", headers), status);
  });

  test("without files of text, or with more than a collection holds, is refused", async () => {
    const many = Array.from({ length: 1001 }, (_, n) => [`${n}`, ""]);
    expectRefusal(await importZip(await zipOf({ "a.png": "\0" })), 400);
    expectRefusal(await importZip(await zipOf(Object.fromEntries(many))), 400, /at most 1000 files/);
  });

  test("is not taken from a token that may only read", async () => {
    const { secret } = (await ada.post(`${ada.home}/tokens`, { name: "t", scope: "read" })).body;
    const client = server.client();
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/zip" };
    expectRefusal(await client.post(`${collections}/import`, await zipOf({ a: "" }), headers), 403);
    const preview = await client.post(
      `${collections}/preview`,
      { starter: "ci" },
      { authorization: `Bearer ${secret}` },
    );
    expect(preview.status).toBe(200);
  });
});

describe("a link", () => {
  const share = async () => {
    const { id } = await create();
    const { link } = (await ada.post(`${collections}/${id}/share`)).body.collection;
    return { id, link: link!, path: `/api/collections/${link}` };
  };

  test("opens the collection and its archive without a session, and tells nothing of its owner", async () => {
    const { path } = await share();
    const reply = await server.client().get(path);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("cache-control")).toContain("no-store");
    expect(reply.body.files.map(({ title }) => title)).toEqual(["README.md", "{{name}}/main.ts"]);
    const names = [...reply.text.matchAll(/"(\w+)":/g)].map(([, name]) => name!);
    expect(names.filter((name) => /user|mail|(^|_)id$/.test(name))).toEqual([]);
    expect(reply.text).not.toContain("ada@");
    const one = (await server.client().get(`${path}?title=README.md&include=text`)).body;
    expect(one.files.map(({ text }) => text)).toEqual(["# Grüße 🎉\n"]);
    expect(Object.keys((await unzip(`${path}/archive.zip`)).files)).toHaveLength(2);
    expect((await server.client().head(`${path}/archive.zip`)).status).toBe(200);
    expect((await ada.get(path)).body).toHaveProperty("collection_id");
  });

  test("that is wrong, was taken away or is in the trash is one and the same 404", async () => {
    const [gone, deleted] = [await share(), await share()];
    await ada.delete(`${collections}/${gone.id}/share`);
    await ada.delete(`${collections}/${deleted.id}`);
    for (const suffix of ["", "/archive.zip"]) {
      const wrong = await server.client().get(`/api/collections/${"a".repeat(22)}${suffix}`);
      expectRefusal(wrong, 404, "Collection not found");
      for (const link of [gone.link, deleted.link, "x", "%00", `${gone.link}%20`, "a".repeat(500)]) {
        const reply = await server.client().get(`/api/collections/${link}${suffix}`);
        expectRefusal(reply, 404);
        expect(reply.text).toBe(wrong.text);
      }
    }
  });

  test("lets whoever is signed in copy and insert the collection, until it is taken away", async () => {
    const { id, link } = await share();
    const bea = await server.signUp();
    const copy = await bea.post(`${bea.home}/collections`, { link });
    expect(copy.body.collection).toMatchObject({ name: "Web service", link: null, neptun_user_id: bea.id });
    const { project } = (await bea.post(`${bea.home}/projects`, { name: "Shop" })).body;
    const body = { link, project_id: project.id, variables: { name: "shop" } };
    const inserted = await bea.post(`${bea.home}/collections/insert`, body);
    expect(inserted.status).toBe(201);
    expect(inserted.body.chat).toMatchObject({ name: "Web service", project_id: project.id });
    expect(inserted.body.chatFiles.map(({ title, author }) => [title, author]).toSorted()).toEqual([
      ["README.md", "api"],
      ["shop/main.ts", "api"],
    ]);
    await ada.delete(`${collections}/${id}/share`);
    expectRefusal(await bea.post(`${bea.home}/collections/insert`, body), 404, "Collection not found");
  });
});

test("what is missing is a 400 that names each variable, and what inserting would do can be seen before", async () => {
  const { id } = await create();
  const chat_id = await newChat();
  const refusal = await ada.post(`${collections}/${id}/insert`, { chat_id });
  expectRefusal(refusal, 400);
  expect(refusal.body.data.issues).toEqual([
    { code: "invalid_type", message: "Required", path: ["variables", "name"] },
  ]);
  const { body } = await ada.post(`${collections}/${id}/preview`, { chat_id });
  expect(body).toMatchObject({ missing: ["name"], variables: [{ name: "name", description: "What it is called" }] });
  await ada.post(`${collections}/${id}/insert`, { chat_id, variables: { name: "a" } });
  const again = await ada.post(`${collections}/${id}/preview`, { chat_id, variables: { name: "a" } });
  expect(again.body.files.map(({ to, version }) => [to, version])).toEqual([
    ["README.md", 2],
    ["a/main.ts", 2],
  ]);
});

test("the collections that come with Neptun are there for anyone, and are inserted like others", async () => {
  const { starters } = (await server.client().get("/api/collections/starters")).body;
  expect(starters.map(({ key }) => key)).toEqual(["container", "ci", "editor"]);
  const chat_id = await newChat();
  for (const { key, files: all } of starters) {
    const { status, body } = await ada.post(`${collections}/insert`, { starter: key, chat_id });
    expect([status, body.chatFiles.length]).toEqual([201, all.length]);
  }
  expectRefusal(await ada.post(`${collections}/insert`, { starter: "nothing", chat_id }), 404);
});
