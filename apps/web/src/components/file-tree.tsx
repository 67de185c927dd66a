import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { VList, type VListHandle } from "virtua";
import { cn } from "../lib/cn.ts";
import { lineKey } from "../lib/direction.ts";
import { buildFileTree, foldersOf, type TreeItem, type TreeNode, visibleNodes } from "./build-file-tree.ts";

export type { FileNode, FolderNode, TreeItem, TreeNode } from "./build-file-tree.ts";

export interface FileTreeProps<Item extends TreeItem> {
  /** The accessible name, such as `Files of the project`. */
  label: string;
  /** In any order; keep the same array while nothing changes, as the tree is built once for each. */
  items: readonly Item[];
  /** What stands in a row after its arrow: a name with what belongs to it. Buttons in it should have `tabIndex={-1}`. */
  renderRow(node: TreeNode<Item>): ReactNode;
  /** A click on a file, or Enter or the space bar. */
  onOpen(item: Item): void;
  /** The open file: its row is marked, its folders are opened, and it is brought into view. */
  selectedPath?: string | undefined;
  /** Whether folders are open until someone closes them. */
  startsOpen?: boolean;
  /** Further keys on a row (Delete, F2): call `preventDefault` to keep the tree from taking one. */
  onRowKeyDown?(event: KeyboardEvent, node: TreeNode<Item>): void;
  /** The tree fills its parent, which needs a height. */
  className?: string;
}

/** Folders and files as a tree for pointers, keyboards and screen readers; only the rows in view are on the page. */
export function FileTree<Item extends TreeItem>(props: FileTreeProps<Item>) {
  const { label, items, renderRow, onOpen, selectedPath, startsOpen = false, className } = props;
  const tree = useMemo(() => buildFileTree(items), [items]);
  const folders = useOpenFolders(startsOpen, selectedPath);
  const rows = useMemo(() => visibleNodes(tree, folders.isOpen), [tree, folders.isOpen]);
  const [activeKey, setActiveKey] = useState<string>();
  const [focused, setFocused] = useState(0);
  const active = Math.max(
    0,
    rows.findIndex((node, index) => (activeKey ? keyOf(rows, index) === activeKey : node.path === selectedPath)),
  );
  const list = useRef<VListHandle>(null);
  const root = useRef<HTMLDivElement>(null);
  const wanted = useRef(0);
  const typed = useRef({ text: "", at: 0 });

  // Only another selection brings its row into view, once its folders are open; not every folder that is opened later.
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (shown.current === selectedPath) return;
    const index = rows.findIndex(({ kind, path }) => kind === "file" && path === selectedPath);
    if (index < 0) return;
    shown.current = selectedPath;
    list.current?.scrollToIndex(index, { align: "nearest" });
  }, [rows, selectedPath]);

  const focusRow = (index: number) => {
    const node = rows[index];
    if (!node) return;
    setActiveKey(keyOf(rows, index));
    list.current?.scrollToIndex(index, { align: "nearest" });
    wanted.current = index;
    focusWhenThere(root.current, index, () => wanted.current === index);
  };
  const activate = (node: TreeNode<Item>) => {
    if (node.kind === "folder") folders.toggle(node.path);
    else onOpen(node.item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const node = rows[active];
    if (!node) return;
    props.onRowKeyDown?.(event, node);
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = targetOf(event.key, rows, active, folders.isOpen, typed.current);
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (typeof target === "number") focusRow(target);
    else if (target === "activate") activate(node);
    else folders.toggle(node.path);
  };

  return (
    <div
      ref={root}
      role="tree"
      aria-label={label}
      className={cn("h-full min-h-0", className)}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const row = event.target.closest<HTMLElement>("[role=treeitem]");
        if (!row?.dataset.index) return;
        setFocused(Number(row.dataset.index));
        setActiveKey(keyOf(rows, Number(row.dataset.index)));
      }}
    >
      {/* The row that Tab comes to stays on the page, also out of view; so does the one with the focus until another has it. */}
      <VList
        ref={list}
        keepMounted={[...new Set([active, focused])].filter((index) => index < rows.length)}
        className="px-1.5"
      >
        {rows.map((node, index) => (
          <Row
            key={keyOf(rows, index)}
            {...{ node, index }}
            isOpen={node.kind === "folder" ? folders.isOpen(node.path) : undefined}
            isActive={index === active}
            isSelected={node.kind === "file" && node.path === selectedPath}
            onClick={() => {
              focusRow(index);
              activate(node);
            }}
          >
            {renderRow(node)}
          </Row>
        ))}
      </VList>
    </div>
  );
}

// A folder and files can share a path, and so can two files.
const keyOf = <Item,>(rows: readonly TreeNode<Item>[], index: number) => {
  const node = rows[index]!;
  return `${node.kind} ${node.path} ${rows[index - 1]?.path === node.path ? node.position : ""}`;
};

interface RowProps<Item> {
  node: TreeNode<Item>;
  index: number;
  isOpen: boolean | undefined;
  isActive: boolean;
  isSelected: boolean;
  onClick(): void;
  children: ReactNode;
}

const Row = <Item,>({ node, index, isOpen, isActive, isSelected, onClick, children }: RowProps<Item>) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys
  <div
    role="treeitem"
    aria-level={node.level}
    aria-posinset={node.position}
    aria-setsize={node.siblings}
    aria-expanded={isOpen}
    aria-selected={isSelected}
    data-index={index}
    tabIndex={isActive ? 0 : -1}
    onClick={onClick}
    style={{ paddingInlineStart: `${(node.level - 1) * 14 + 4}px` }}
    className="flex min-h-8 cursor-pointer items-center gap-1 rounded-md pe-1 text-sm hover:bg-hover focus-visible:-outline-offset-2 aria-selected:bg-selected coarse:min-h-11"
  >
    <ChevronRight
      aria-hidden="true"
      className={cn(
        "size-4 shrink-0 text-muted-foreground transition-transform",
        isOpen && "rotate-90 rtl:-rotate-90",
        isOpen === undefined && "invisible",
      )}
    />
    <div className="flex min-w-0 flex-1 items-center gap-2">{children}</div>
  </div>
);

function useOpenFolders(startsOpen: boolean, selectedPath: string | undefined) {
  // Those that are not as all are at the beginning.
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!selectedPath) return;
    setTurned((before) => {
      const after = new Set(before);
      for (const folder of foldersOf(selectedPath)) {
        if (startsOpen) after.delete(folder);
        else after.add(folder);
      }
      return after;
    });
  }, [selectedPath, startsOpen]);
  return useMemo(
    () => ({
      isOpen: (path: string) => turned.has(path) !== startsOpen,
      toggle(path: string) {
        setTurned(
          (before) => new Set(before.has(path) ? [...before].filter((one) => one !== path) : [...before, path]),
        );
      },
    }),
    [turned, startsOpen],
  );
}

/** Where a key leads: to a row, or to something to do with this one; nowhere when the tree has no use for it. */
function targetOf<Item>(
  key: string,
  rows: readonly TreeNode<Item>[],
  at: number,
  isOpen: (path: string) => boolean,
  typed: { text: string; at: number },
): number | "activate" | "toggle" | undefined {
  const node = rows[at]!;
  const isOpenFolder = node.kind === "folder" && isOpen(node.path);
  switch (lineKey(key)) {
    case "ArrowDown":
      return Math.min(at + 1, rows.length - 1);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    case "ArrowRight":
      if (isOpenFolder) return at + 1;
      return node.kind === "folder" ? "toggle" : at;
    case "ArrowLeft":
      return isOpenFolder ? "toggle" : parentOf(rows, at);
    case "Enter":
      return "activate";
    case " ":
      return "activate";
    default:
      return [...key].length === 1 ? byTyping(key, rows, at, typed) : undefined;
  }
}

function parentOf<Item>(rows: readonly TreeNode<Item>[], at: number): number {
  const { level } = rows[at]!;
  for (let index = at - 1; index >= 0; index--) if (rows[index]!.level < level) return index;
  return at;
}

const TYPING_MS = 700;

/** The next row whose name begins with what was typed; the same letter again goes through those that begin with it. */
function byTyping<Item>(key: string, rows: readonly TreeNode<Item>[], at: number, typed: { text: string; at: number }) {
  const now = performance.now();
  typed.text = now - typed.at > TYPING_MS ? key : typed.text + key;
  typed.at = now;
  const isRepeated = [...typed.text].every((letter) => letter === key);
  const start = (isRepeated ? key : typed.text).toLocaleLowerCase();
  for (let step = isRepeated ? 1 : 0; step <= rows.length; step++) {
    const index = (at + step) % rows.length;
    if (rows[index]!.name.toLocaleLowerCase().startsWith(start)) return index;
  }
  return at;
}

/** Focuses a row as soon as it is on the page and shown (the list hides it until it is measured), while it is wanted. */
function focusWhenThere(root: HTMLElement | null, index: number, isWanted: () => boolean, tries = 60) {
  if (!isWanted()) return;
  const row = root?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  row?.focus({ preventScroll: true });
  if (row && row === document.activeElement) return;
  if (tries > 0) requestAnimationFrame(() => focusWhenThere(root, index, isWanted, tries - 1));
}
