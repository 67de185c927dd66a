import { expect, it } from "vitest";
import { type FileAtPath, type FileLimits, findChosen, findDropped, readFiles } from "./read-files.ts";

const limits: FileLimits = { maxFiles: 4, maxBytes: 1000, maxTotalBytes: 2500 };
const at = (path: string, ...parts: BlobPart[]): FileAtPath => ({ path, file: new File(parts, path) });
const read = (...found: FileAtPath[]) => readFiles({ found, refused: [] }, limits);

it("reads texts to the byte, also one with a byte order mark and Windows line breaks", async () => {
  const { read: files, refused } = await read(at("a/ä.txt", "\ufeffé\r\n🙂"), at("empty"));
  expect(files.map(({ path, text }) => [path, text])).toEqual([
    ["a/ä.txt", "\ufeffé\r\n🙂"],
    ["empty", ""],
  ]);
  expect(refused).toEqual([]);
});

it.each([
  ["with NUL bytes", at("a.png", new Uint8Array([65, 0, 66])), "It is not a text: it has NUL bytes"],
  ["in Latin-1", at("a.txt", new Uint8Array([0xe4, 0x41])), "It is not a text in UTF-8"],
  ["cut within a character", at("a.txt", new Uint8Array([0x41, 0xf0, 0x9f])), "It is not a text in UTF-8"],
  ["too large", at("a.txt", "x".repeat(1001)), "It is larger than 1 kB"],
  ["with a path that leads out", at("../a.txt", "x"), "Remove .. from the title: a file stays inside its chat."],
])("refuses a file %s, and says why", async (_, file, reason) => {
  const { read: files, refused } = await read(file, at("good", "x"));
  expect(refused).toEqual([{ path: file.path, reason }]);
  expect(files.map(({ path }) => path)).toEqual(["good"]);
});

it("takes no more files and bytes than are allowed at once", async () => {
  const many = await read(...["a", "b", "c", "d", "e"].map((path) => at(path, "x")));
  expect(many.read).toHaveLength(4);
  expect(many.refused).toEqual([{ path: "", reason: "There are more than 4 files: the rest is left out" }]);
  const large = await read(...["a", "b", "c"].map((path) => at(path, "x".repeat(1000))));
  expect(large.read).toHaveLength(2);
  expect(large.refused).toEqual([{ path: "c", reason: "All files together would be larger than 2.5 kB" }]);
});

it("takes a path once", async () => {
  const { read: files, refused } = await read(at("a", "1"), at("a", "2"));
  expect(files.map(({ text }) => text)).toEqual(["1"]);
  expect(refused).toEqual([{ path: "a", reason: "Another file here has the same path" }]);
});

it("leaves out the folders nobody means to choose", () => {
  const chosen = ["p/a.ts", "p/node_modules/x/i.js", "p/node_modules/y/i.js", "p/.git/HEAD"].map((path) =>
    Object.defineProperty(new File(["x"], path.split("/").at(-1)!), "webkitRelativePath", { value: path }),
  );
  const { found, refused } = findChosen([...chosen, new File(["x"], "alone.ts")]);
  expect(found.map(({ path }) => path)).toEqual(["p/a.ts", "alone.ts"]);
  expect(refused.map(({ path }) => path)).toEqual(["p/node_modules", "p/.git"]);
});

// What a browser gives for dropped folders: entries, a few at a time.
type Tree = { [name: string]: Tree | string };
const entryOf = (name: string, content: Tree | string): object =>
  typeof content === "string"
    ? { name, isFile: true, isDirectory: false, file: (done: (file: File) => void) => done(new File([content], name)) }
    : {
        name,
        isFile: false,
        isDirectory: true,
        createReader() {
          const entries = Object.entries(content).map(([child, inside]) => entryOf(child, inside));
          return { readEntries: (done: (some: object[]) => void) => done(entries.splice(0, 2)) };
        },
      };
const dropped = (tree: Tree) => {
  const items = Object.entries(tree).map(([name, content]) => ({
    kind: "file",
    webkitGetAsEntry: () => entryOf(name, content),
  }));
  return { items: [{ kind: "string" }, ...items] } as unknown as DataTransfer;
};

it("finds all that is in dropped folders", async () => {
  const tree = {
    p: { "a.ts": "a", lib: { "b.ts": "b", "c.ts": "c", deep: { "d.ts": "d" } }, node_modules: { x: "" } },
  };
  const { found, refused } = await findDropped(dropped(tree), limits);
  expect(found.map(({ path }) => path)).toEqual(["p/a.ts", "p/lib/b.ts", "p/lib/c.ts", "p/lib/deep/d.ts"]);
  expect(refused).toEqual([{ path: "p/node_modules", reason: "Folders with this name are left out" }]);
});

it("stops looking once there are too many files or folders within folders", async () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}`, "x"]));
  expect((await findDropped(dropped({ many }), limits)).found).toHaveLength(5);
  let deep: Tree = { "a.ts": "x" };
  for (let level = 0; level < 100; level++) deep = { d: deep };
  const { found, refused } = await findDropped(dropped(deep), limits);
  expect(found).toEqual([]);
  expect(refused[0]?.reason).toBe("It is in too many folders");
});
