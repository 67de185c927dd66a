// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FileTree } from "./file-tree.tsx";

// Nothing has a size here: the list is told a height, so that it has room for all rows.
class Sized {
  private readonly report: ResizeObserverCallback;
  constructor(report: ResizeObserverCallback) {
    this.report = report;
  }
  observe(target: HTMLElement) {
    const entry = { target, contentRect: { height: 600, width: 300 } } as unknown as ResizeObserverEntry;
    queueMicrotask(() => this.report([entry], this as unknown as ResizeObserver));
  }
  unobserve() {}
  disconnect() {}
}
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(600);
  vi.stubGlobal("ResizeObserver", Sized);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const items = ["src/main.ts", "src/lib/a.ts", "src/lib/b.ts", "README.md", "package.json"].map((path) => ({ path }));

const show = (props: Partial<Parameters<typeof FileTree<{ path: string }>>[0]> = {}) => {
  const onOpen = vi.fn();
  render(<FileTree label="Files" items={items} renderRow={({ name }) => name} onOpen={onOpen} {...props} />);
  return onOpen;
};
const rowNamed = (name: string) =>
  vi.waitFor(() => {
    const row = screen.getAllByRole("treeitem", { hidden: true }).find(({ textContent }) => textContent === name);
    if (!row) throw new Error(`There is no row ${name}`);
    return row;
  });
const names = () => screen.getAllByRole("treeitem", { hidden: true }).map((row) => row.textContent);
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(document.activeElement ?? document.body, { key });
};
const focused = () => document.activeElement?.textContent;

it("says where each row stands", async () => {
  show();
  const src = await rowNamed("src");
  expect(names()).toEqual(["src", "package.json", "README.md"]);
  fireEvent.click(src);
  const lib = await rowNamed("lib");
  expect(
    ["aria-level", "aria-posinset", "aria-setsize", "aria-expanded"].map((name) => lib.getAttribute(name)),
  ).toEqual(["2", "1", "2", "false"]);
});

it("is walked with the arrow keys", async () => {
  const onOpen = show();
  (await rowNamed("src")).focus();
  press("ArrowRight");
  await rowNamed("lib");
  press("ArrowRight");
  await vi.waitFor(() => expect(focused()).toBe("lib"));
  press("ArrowDown");
  await vi.waitFor(() => expect(focused()).toBe("main.ts"));
  press("Enter");
  expect(onOpen).toHaveBeenCalledWith(items[0]);
  press("ArrowLeft");
  await vi.waitFor(() => expect(focused()).toBe("src"));
  press("ArrowLeft");
  await vi.waitFor(() => expect(names()).toEqual(["src", "package.json", "README.md"]));
  press("End");
  await vi.waitFor(() => expect(focused()).toBe("README.md"));
  press("Home");
  await vi.waitFor(() => expect(focused()).toBe("src"));
});

it("finds a row by the beginning of its name", async () => {
  show();
  (await rowNamed("src")).focus();
  press("r", "e");
  await vi.waitFor(() => expect(focused()).toBe("README.md"));
});

it("opens the folders around the selected file", async () => {
  show({ selectedPath: "src/lib/b.ts" });
  const row = await rowNamed("b.ts");
  expect(row.getAttribute("aria-selected")).toBe("true");
  expect(row.tabIndex).toBe(0);
});

it("leaves keys that the caller takes to the caller", async () => {
  const onOpen = show({ onRowKeyDown: (event) => event.preventDefault() });
  const row = await rowNamed("README.md");
  row.focus();
  await vi.waitFor(() => expect(row.tabIndex).toBe(0));
  press("Enter");
  expect(onOpen).not.toHaveBeenCalled();
});
