// @vitest-environment happy-dom
import { findBlocks } from "@neptun/api/file/blocks";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Markdown } from "./markdown.tsx";
import { TooltipProvider } from "./tooltip.tsx";

afterEach(cleanup);

const show = (text: string, props: Partial<Parameters<typeof Markdown>[0]> = {}) =>
  render(<Markdown text={text} {...props} />, { wrapper: TooltipProvider });

describe("untrusted markdown", () => {
  it("shows HTML as the text it is", () => {
    const { container } = show('<script>alert(1)</script>\n\n<img src=x onerror="alert(1)">\n\nA <b>word</b>');
    expect(container.querySelector("script, img, b")).toBeNull();
    expect(container.textContent).toContain("<script>alert(1)</script>");
    expect(container.textContent).toContain("<b>word</b>");
  });

  it("links only to the web and to mail, in a new tab that does not know this one", () => {
    const { container } = show(
      "[a](https://a.example) [b](javascript:alert(1)) [c](data:text/html,x) [d](/logout) [e](mailto:e@a.example) [f](JaVaScRiPt&colon;alert(1)) <vbscript:x>",
    );
    const links = [...container.querySelectorAll("a")];
    expect(links.map((link) => link.getAttribute("href"))).toEqual(["https://a.example", "mailto:e@a.example"]);
    for (const link of links) expect([link.rel, link.target]).toEqual(["noopener noreferrer", "_blank"]);
    expect(container.textContent).toContain("a b c d e f");
  });

  it("never loads a picture, but links to it", () => {
    const { container } = show("![a cat](https://evil.example/cat.png?you)");
    expect(container.querySelector("img")).toBeNull();
    expect(screen.getByRole("link", { name: "Picture: a cat" }).getAttribute("href")).toBe(
      "https://evil.example/cat.png?you",
    );
  });

  it("lets no id or other attribute of the text through", () => {
    const { container } = show("a[^1]\n\n[^1]: note\n\n- [x] done\n\n| a |\n|:-:|\n| 1 |");
    expect(container.querySelector("[id],[style],[aria-describedby]")).toBeNull();
  });

  it("shows what nests too deeply as text instead of failing", () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { container } = show(`${"> ".repeat(8_000)}deep\n\nafter`);
    expect(container.textContent).toContain("deep");
    expect(container.textContent).toContain("after");
  });
});

describe("a block that would hold up the page", () => {
  it.each([
    ["brackets", (n: number) => `${"![".repeat(n)}x${"](https://y.example)".repeat(n)}`, 501],
    ["marks of emphasis", (n: number) => `${"*_".repeat(n / 4)}x${"_*".repeat(n / 4)}`, 2_004],
    ["quotes", (n: number) => `${"> ".repeat(n)}x`, 24],
    ["characters", (n: number) => `**x** ${"x".repeat(n)}`, 24_000],
  ])("is shown as its text when it has too many %s", (_, block, n) => {
    const { container } = show(`**before**\n\n${block(n)}\n\n**after**`);
    expect(container.textContent).toContain(block(n));
    expect([...container.querySelectorAll("strong")].map((one) => one.textContent)).toEqual(["before", "after"]);
    expect(container.querySelector("a, em, blockquote")).toBeNull();
  });

  it("is not taken for one that lists many links, names and tasks", () => {
    const list = Array.from({ length: 240 }, (_, n) => `- [ ] **[a_file_name_${n}](https://a.example/${n})**\n`).join(
      "",
    );
    const { container } = show(list);
    expect(container.querySelectorAll("strong a")).toHaveLength(240);
  });
});

describe("fenced blocks", () => {
  const texts = [
    "One\n\n```ts\nconst a = 1;\n```\n\nTwo\n\n~~~\nx\n~~~\n",
    "One\r\n\r\n```ts\r\nconst a = 1;\r\n\r\nb\r\n```\r\n\r\n- item\r\n\r\n  ```js\r\n  c\r\n  ```\r\n",
    "> quote\n>\n> ```py\n> x = 1\n>\n> y\n> ```\n\n1. one\n   ```sh\n   ls\n   ```\n2. two\n\n   > ```\n   > deep\n   > ```\n",
    "😀 text\n\n   ```ts title=a.ts\n   indented\n   ```\n````md\n```js\ninner\n```\n````\n```open\nnever closed",
  ];

  it.each(texts)("open the file that the message says stands there: %j", (text) => {
    const onOpenFile = vi.fn();
    const fences = findBlocks(text);
    const files = fences.map(({ position }, index) => ({
      position,
      file_id: index + 1,
      title: `f${index}.ts`,
      version: 1,
    }));
    show(text, { files, onOpenFile });
    for (const [index] of fences.entries()) {
      fireEvent.click(screen.getByRole("button", { name: new RegExp(`^f${index}\\.ts`) }));
      expect(onOpenFile).toHaveBeenLastCalledWith(index + 1);
    }
    const shown = [...document.querySelectorAll("pre")].map((pre) => pre.textContent);
    expect(shown).toEqual(fences.map((fence) => fence.text.replace(/\r?\n$/, "")));
  });

  it("are code also before they are closed", () => {
    const { container } = show("Look:\n\n```html\n<b>**not bold", { streaming: true });
    expect(container.querySelector("pre")?.textContent).toBe("<b>**not bold");
    expect(container.querySelector("strong")).toBeNull();
  });
});

describe("a growing text", () => {
  it("shows unfinished marks as if they were finished", () => {
    const { container } = show("This is **import", { streaming: true });
    expect(container.querySelector("strong")?.textContent).toBe("import");
  });

  it("keeps the elements of finished blocks", () => {
    const { container, rerender } = show("# One\n\nTwo\n\nThr", { streaming: true });
    const [first, second] = container.querySelectorAll("h3, p");
    rerender(<Markdown text={"# One\n\nTwo\n\nThree and\n\nFour"} streaming />);
    const after = [...container.querySelectorAll("h3, p")];
    expect(after.slice(0, 2)).toEqual([first, second]);
    expect(after.map((element) => element.textContent)).toEqual(["One", "Two", "Three and", "Four"]);
  });
});

describe("a text of thousands of blocks", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => `Step ${n}.\n\n\`\`\`ts\nconst value${n} = ${n};\n\`\`\`\n`).join("\n");

  it("is rendered at its ends only, and all of it can be found", () => {
    const { container } = show(many(2_000));
    expect(container.querySelectorAll("*").length).toBeLessThan(2_000);
    const codes = [...container.querySelectorAll("pre")].map((pre) => pre.textContent);
    expect(codes[0]).toBe("const value0 = 0;");
    expect(codes.at(-1)).toBe("const value1999 = 1999;");
    for (const n of [5, 1_000, 1_990]) expect(container.textContent).toContain(`const value${n} = ${n};`);
  });

  it("keeps what it has rendered while it grows", () => {
    const { container, rerender } = show(many(90), { streaming: true });
    const before = container.querySelectorAll("pre").length;
    rerender(<Markdown text={many(200)} streaming />);
    expect(container.querySelectorAll("pre").length).toBe(before + 110);
  });
});

describe("a block of code", () => {
  it("has line numbers for whoever wants them, and they are no part of it", () => {
    const { container } = show("```ts\nlet a;\nlet b;\n```\n\n```\none\n```");
    const codes = () => [...container.querySelectorAll("code")].map((code) => code.textContent);
    const numbers = () => [...container.querySelectorAll("pre > [aria-hidden]")].map((each) => each.textContent);
    expect(numbers()).toEqual([]);
    const toggle = () => fireEvent.click(screen.getAllByRole("button", { name: "Line numbers" })[0]!);
    toggle();
    expect(numbers()).toEqual(["1\n2", "1"]);
    expect(codes()).toEqual(["let a;\nlet b;", "one"]);
    fireEvent.click(screen.getAllByRole("button", { name: "Wrap lines" })[0]!);
    expect(numbers()).toEqual(["1"]);
    toggle(); // not while lines are wrapped
    expect(numbers()).toEqual(["1"]);
    fireEvent.click(screen.getAllByRole("button", { name: "Line numbers" })[1]!);
    expect(numbers()).toEqual([]);
  });
});
