import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { furnish, type Person, startServer, type TestServer } from "./harness.ts";

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

const titles = async (path: string) => (await ada.get(path)).body.files.map(({ title }) => title);

test("the trees of a chat and of a project are lists of paths without texts, with addresses that lead to them", async () => {
  const tree = await ada.get(`${things.path}/tree`);
  expect(tree.status).toBe(200);
  // The signature in an address is of the second in which it was made.
  const withoutUrls = ({ body }: typeof tree) => body.files.map(({ url: _, ...file }) => file);
  expect(withoutUrls(await ada.get(`${project}/files`))).toEqual(withoutUrls(tree));
  expect(tree.body.files).toMatchObject([{ title: "example.py", versions: 1, pinned: false, conflicts: [] }]);
  expect(tree.body.files[0]).not.toHaveProperty("text");
  expect((await server.client().get(tree.body.files[0]!.url)).text).toBe("print('Hello')");
  const head = await ada.head(`${project}/files`);
  expect([head.status, head.text]).toEqual([200, ""]);
});

test("a tree is asked for a language or a folder, and refuses what can be neither", async () => {
  await ada.post(`${things.path}/files`, { files: [{ title: "src/a.ts", text: "" }] });
  expect(await titles(`${project}/files?language=python`)).toEqual(["example.py"]);
  expect(await titles(`${things.path}/tree?path=src`)).toEqual(["src/a.ts"]);
  for (const query of ["path=../x", "path=", "path=a&path=b", `language=${"x".repeat(65)}`]) {
    expectRefusal(await ada.get(`${project}/files?${query}`), 400);
  }
});

test("a path is pinned and filled by PATCH", async () => {
  const pinned = await ada.patch(`${things.path}/tree`, { title: "example.py", pinned: true });
  expect([pinned.status, pinned.body.file.pinned]).toEqual([200, true]);
  const preferred_lineage_id = pinned.body.file.lineage_id;
  const change = { title: "example.py", preferred_lineage_id, pinned: false };
  const chosen = await ada.patch(`${project}/files`, change);
  expect(chosen.body.file).toMatchObject({ pinned: false, preferred: true });
  const cleared = await ada.patch(`${project}/files`, { ...change, preferred_lineage_id: null });
  expect(cleared.body.file.preferred).toBe(false);
  expectRefusal(await ada.patch(`${project}/files`, { title: "none", pinned: true }), 404, "File not found");
  for (const body of [{}, { title: "example.py", pinned: 1 }, { ...change, preferred_lineage_id: 2_000_000_000 }]) {
    expectRefusal(await ada.patch(`${project}/files`, body), 400);
  }
});

test("a tree of thousands of files is sent whole, to screens a page at a time, and counted", async () => {
  const bea = await server.signUp();
  const { path, project } = await furnish(bea);
  for (const part of ["a", "b"]) {
    const files = Array.from({ length: 1000 }, (_, n) => ({ title: `${part}/${n}.ts`, text: `${n}` }));
    expect((await bea.post(`${path}/files`, { files })).status).toBe(200);
  }
  const home = `${bea.home}/projects/${project.id}`;
  const { files } = (await bea.get(`${home}/files`)).body;
  expect(new Set(files.map(({ title }) => title)).size).toBe(2001);
  expect((await bea.get(home)).body.project).toMatchObject({ file_count: 2001 });
  const pages: string[][] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const input = encodeURIComponent(JSON.stringify({ project_id: project.id, after }));
    const { result } = JSON.parse((await bea.get(`/trpc/project.files?input=${input}`)).text);
    pages.push(result.data.files.map(({ title }: { title: string }) => title));
    after = result.data.next;
  }
  expect(pages.map(({ length }) => length)).toEqual([1000, 1000, 1]);
  expect(pages.flat()).toEqual(files.map(({ title }) => title));
});

test("a tree can be read a page at a time, in the order of its paths, also where these are numbers", async () => {
  const cleo = await server.signUp();
  const { path } = await furnish(cleo);
  const texts = ["10", "9", "a b/ü", "Z"].map((title) => ({ title, text: title }));
  await cleo.post(`${path}/files`, { files: texts });
  const seen: string[] = [];
  for (let next: string | undefined = `${path}/tree?limit=2`; next; ) {
    const page: Awaited<ReturnType<typeof cleo.get>> = await cleo.get(next);
    seen.push(page.body.files.map(({ title }) => title).join());
    next = /<http:\/\/[^/]+([^>]+)>/.exec(page.headers.get("link") ?? "")?.[1];
  }
  expect(seen).toEqual(["10,9", "Z,a b/ü", "example.py"]);
  expect((await cleo.get(`${path}/tree?after=10&language=text`)).body.files).toHaveLength(3);
  for (const query of ["limit=0", "limit=1001", "limit=2&after=../x"]) {
    expectRefusal(await cleo.get(`${path}/tree?${query}`), 400);
  }
});
