import fc from "fast-check";
import { expect, it } from "vitest";
import { buildFileTree, foldersOf, type TreeNode, visibleNodes } from "./build-file-tree.ts";

interface Item {
  path: string;
  size: number;
}

const segment = fc.constantFrom("a", "b", "B", "file2", "file10", "é", "constructor", "__proto__", "x.ts");
const item = fc.record({
  path: fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/")),
  size: fc.nat(1000),
});
const all = (nodes: readonly TreeNode<Item>[]) => visibleNodes(nodes, () => true);

it("has every item once, in the folders of its path", () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), (items) => {
      const nodes = all(buildFileTree(items));
      const files = nodes.flatMap((node) => (node.kind === "file" ? [node] : []));
      expect(new Set(files.map((file) => file.item))).toEqual(new Set(items));
      expect(files).toHaveLength(items.length);
      for (const file of files) {
        expect(file.path).toBe(file.item.path);
        expect(file.level).toBe(file.path.split("/").length);
      }
      const folders = nodes.filter((node) => node.kind === "folder").map(({ path }) => path);
      expect(folders.toSorted()).toEqual([...new Set(items.flatMap(({ path }) => foldersOf(path)))].toSorted());
    }),
  );
});

it("counts and adds up what is in each folder", () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), (items) => {
      for (const node of all(buildFileTree(items))) {
        if (node.kind === "file") continue;
        const inside = items.filter(({ path }) => path.startsWith(`${node.path}/`));
        expect(node.files).toBe(inside.length);
        expect(node.size).toBe(inside.reduce((sum, { size }) => sum + size, 0));
      }
    }),
  );
});

it("does not depend on the order of the list, and numbers what is beside each other", () => {
  const lists = fc.array(item, { maxLength: 40 }).chain((items) => {
    const unique = [...new Map(items.map((one) => [one.path, one])).values()];
    return fc.tuple(fc.constant(unique), fc.shuffledSubarray(unique, { minLength: unique.length }));
  });
  fc.assert(
    fc.property(lists, ([items, shuffled]) => {
      const tree = buildFileTree(items);
      expect(buildFileTree(shuffled)).toEqual(tree);
      const check = (nodes: readonly TreeNode<Item>[]) => {
        nodes.forEach((node, index) => {
          expect([node.position, node.siblings]).toEqual([index + 1, nodes.length]);
          if (node.kind === "folder") check(node.children);
        });
      };
      check(tree);
    }),
  );
});

it("puts folders first, and sorts names as people do", () => {
  const paths = ["file10.ts", "file2.ts", "Zed/a", "apple/b", "File1.ts", "img.png"];
  expect(buildFileTree(paths.map((path) => ({ path }))).map(({ name }) => name)).toEqual([
    "apple",
    "Zed",
    "File1.ts",
    "file2.ts",
    "file10.ts",
    "img.png",
  ]);
});

it("shows what is in a folder only while it and all around it are open", () => {
  const tree = buildFileTree([{ path: "a/b/c" }, { path: "d" }]);
  const shown = (...open: string[]) => visibleNodes(tree, (path) => open.includes(path)).map(({ path }) => path);
  expect(shown()).toEqual(["a", "d"]);
  expect(shown("a/b")).toEqual(["a", "d"]);
  expect(shown("a", "a/b")).toEqual(["a", "a/b", "a/b/c", "d"]);
});
