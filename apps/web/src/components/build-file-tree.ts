/** A folder or a file, with its place among those beside it. */
export type TreeNode<Item> = FolderNode<Item> | FileNode<Item>;

interface Place {
  /** The whole path, without a / at the end. */
  path: string;
  name: string;
  /** 1 at the top. */
  level: number;
  /** Its place among those beside it, from 1, and how many there are. */
  position: number;
  siblings: number;
}

export interface FolderNode<Item> extends Place {
  kind: "folder";
  children: TreeNode<Item>[];
  /** Of all files in it, however deep. */
  files: number;
  size: number;
}

export interface FileNode<Item> extends Place {
  kind: "file";
  item: Item;
  size: number;
}

export interface TreeItem {
  /** Folders and a name, separated by /. Two items may have the same path. */
  path: string;
  /** In bytes, for the sums of the folders. */
  size?: number;
}

const natural = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const byName = (one: { name: string }, other: { name: string }) =>
  natural.compare(one.name, other.name) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);

/** The tree of a flat list: folders first, names as people sort them (file2 before file10), counts and sizes of each folder. */
export function buildFileTree<Item extends TreeItem>(items: readonly Item[]): TreeNode<Item>[] {
  const root = newFolder<Item>("", "");
  const folders = new Map([["", root]]);
  const folderAt = (path: string): FolderNode<Item> => {
    const known = folders.get(path);
    if (known) return known;
    const slash = path.lastIndexOf("/");
    const made = newFolder<Item>(path, path.slice(slash + 1));
    folders.set(path, made);
    folderAt(path.slice(0, Math.max(0, slash))).children.push(made);
    return made;
  };
  for (const item of items) {
    const { path } = item;
    const slash = path.lastIndexOf("/");
    const file = { kind: "file", path, name: path.slice(slash + 1), item, size: item.size ?? 0, ...nowhere } as const;
    folderAt(path.slice(0, Math.max(0, slash))).children.push(file);
  }
  settle(root);
  return root.children;
}

const nowhere = { level: 0, position: 0, siblings: 0 };

const newFolder = <Item>(path: string, name: string): FolderNode<Item> => ({
  kind: "folder",
  path,
  name,
  children: [],
  files: 0,
  size: 0,
  ...nowhere,
});

/** Sorts what is in a folder, and counts it. */
function settle<Item>(folder: FolderNode<Item>) {
  const isFolder = (node: TreeNode<Item>) => node.kind === "folder";
  folder.children = [
    ...folder.children.filter(isFolder).sort(byName),
    ...folder.children.filter((node) => !isFolder(node)).sort(byName),
  ];
  for (const [index, node] of folder.children.entries()) {
    node.level = folder.level + 1;
    node.position = index + 1;
    node.siblings = folder.children.length;
    if (node.kind === "folder") settle(node);
    folder.files += node.kind === "folder" ? node.files : 1;
    folder.size += node.size;
  }
}

/** The rows that can be seen: what is in a folder only where the folder is open. */
export function visibleNodes<Item>(
  nodes: readonly TreeNode<Item>[],
  isOpen: (path: string) => boolean,
): TreeNode<Item>[] {
  return nodes.flatMap((node) =>
    node.kind === "folder" && isOpen(node.path) ? [node, ...visibleNodes(node.children, isOpen)] : node,
  );
}

/** The folders that a path is in, from the top: `a` and `a/b` of `a/b/c.ts`. */
export function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
