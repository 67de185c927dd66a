import fc from "fast-check";
import { expect, test } from "vitest";
import { findBlocks } from "./blocks.ts";
import { nameBlocks } from "./naming.ts";
import { isTitle } from "./title.ts";

const titles = (text: string) => nameBlocks(text).map(({ title }) => title);

const lines = (...all: string[]) => all.join("\n");

// Answers as models write them, and the files they are taken home as.
const answers: { says: string; text: string; files: string[] }[] = [
  {
    says: "a title in the fence",
    text: lines("Here is the server:", "", '```ts title="src/server.ts"', 'import express from "express";', "```"),
    files: ["src/server.ts"],
  },
  {
    says: "every way to say it in the fence",
    text: lines(
      ...['ts title="a/1.ts"', "ts title='a/2.ts'", "ts title=a/3.ts", "ts filename=a/4.ts", 'ts file="a/5.ts"'],
      ...["ts path=a/6.ts", "ts a/7.ts", "ts:a/8.ts", "a/9.ts", 'ts {1,3} title="a/10.ts" showLineNumbers'],
      ...[
        '{.ts filename="a/11.ts"}',
        "ts `a/12.ts`",
        "ts // a/13.ts",
        "ts a/14.ts (new)",
        "ts title: a/15.ts",
        "ts ./a/16.ts",
      ],
    )
      .split("\n")
      .map((info) => `~~~${info}\nlet a;\n~~~`)
      .join("\n\n"),
    files: Array.from({ length: 16 }, (_, index) => `a/${index + 1}.ts`),
  },
  {
    says: "a title with blanks",
    text: lines('```md title="My notes.md"', "# Notes", "```"),
    files: ["My notes.md"],
  },
  {
    says: "a comment in the first line",
    text: lines(
      "Two files:\n",
      "```tsx\n// src/App.tsx\nexport default function App() {}\n```",
      "and\n",
      "```python\n# app/models.py\nclass User: ...\n```",
      "```html\n<!-- public/index.html -->\n<!doctype html>\n```",
      "```css\n/* styles/main.css */\nbody {}\n```",
      "```sql\n-- migrations/001_init.sql\nCREATE TABLE a ();\n```",
      "```ini\n; config/php.ini\na=1\n```",
      "```lua\n-- init.lua\nprint(1)\n```",
      "```ts\n// File: src/file.ts\n```",
      "```yaml\n# filename: docker-compose.yml\nservices:\n```",
      "```js\n/** src/doc.js */\n```",
      "```jsx\n{/* src/Card.jsx */}\n```",
      "```rust\n// src/main.rs - the entry point\n```",
      "```go\n// cmd/app/main.go (new file)\npackage main\n```",
      "```python\n# ==== utils.py ====\n```",
      "```dockerfile\n# Dockerfile\nFROM node:22\n```",
      "```ocaml\n(* bin/main.ml *)\n```",
    ),
    files: [
      ...[
        "src/App.tsx",
        "app/models.py",
        "public/index.html",
        "styles/main.css",
        "migrations/001_init.sql",
        "config/php.ini",
      ],
      ...[
        "init.lua",
        "src/file.ts",
        "docker-compose.yml",
        "src/doc.js",
        "src/Card.jsx",
        "src/main.rs",
        "cmd/app/main.go",
      ],
      ...["utils.py", "Dockerfile", "bin/main.ml"],
    ],
  },
  {
    says: "a comment after what must be first",
    text: lines(
      "```bash\n#!/usr/bin/env bash\n# scripts/deploy.sh\nset -e\n```",
      "```php\n<?php\n// src/Kernel.php\n```",
      "```js\n/**\n * lib/index.js\n */\n```",
    ),
    files: ["scripts/deploy.sh", "src/Kernel.php", "lib/index.js"],
  },
  {
    says: "a path in backticks before the block",
    text: lines("Create `src/db/client.ts` with this content:", "", "```typescript", "export {};", "```"),
    files: ["src/db/client.ts"],
  },
  {
    says: "a bold name, a heading, a label and a bare line",
    text: lines(
      "**main.py**\n```python\nprint(1)\n```\n",
      "### src/lib.rs\n\nThe library.\n\n```rust\nfn a() {}\n```\n",
      "## 3. `index.css`\n```css\na {}\n```\n",
      "File: server/app.rb\n```ruby\nputs 1\n```\n",
      "**File: web/app.js**\n```js\n1\n```\n",
      "src/util.go:\n```go\npackage src\n```\n",
      "**`__init__.py`**:\n```python\n```",
      "- `_app.tsx`\n\n  ```tsx\n  1\n  ```",
    ),
    files: [
      "main.py",
      "src/lib.rs",
      "index.css",
      "server/app.rb",
      "web/app.js",
      "src/util.go",
      "__init__.py",
      "_app.tsx",
    ],
  },
  {
    says: "numbered steps with blocks inside the list",
    text: lines(
      "1. Make `package.json`:",
      "   ```json",
      '   { "name": "x" }',
      "   ```",
      "2. Then edit **src/index.js**:",
      "",
      "   ```javascript",
      "   console.log(1);",
      "   ```",
      "3. Run it:",
      "   ```bash",
      "   node src/index.js",
      "   ```",
    ),
    files: ["package.json", "src/index.js", "snippet-1.sh"],
  },
  {
    says: "the nearest path that fits the language",
    text: lines("In `a.ts` we import `b.ts`, styled by `c.css`:", "", "```ts", "1", "```"),
    files: ["b.ts"],
  },
  {
    says: "no path that does not fit, nor one of the block before",
    text: lines(
      "Run `setup.py` like this:\n\n```bash\npython setup.py install\n```\n",
      "`a.ts`:\n```ts\n1\n```\nand use it:\n```ts\n2\n```",
    ),
    files: ["snippet-1.sh", "a.ts", "snippet-2.ts"],
  },
  {
    says: "no comment that is about another file, a library or a sentence",
    text: lines(
      "```bash\n# setup.py\npython setup.py\n```",
      "```js\n// Node.js\n```",
      "```python\n# app.py needs this\n```",
    ),
    files: ["snippet-1.sh", "snippet-2.js", "snippet-3.py"],
  },
  {
    says: "no path three paragraphs away",
    text: lines("`a.py` is old.", "", "One.", "", "Two.", "", "```python", "1", "```"),
    files: ["snippet-1.py"],
  },
  {
    says: "no library for a file, and no list of files for one of them",
    text: lines(
      "**Node.js**\n```js\n1\n```\n",
      "I changed:\n- `a.ts`\n- `b.ts`\n\nThe important part:\n\n```ts\n1\n```\n",
      "Steps:\n- look at `a.py`\n- write `b.py`:\n\n```python\n1\n```",
    ),
    files: ["snippet-1.js", "snippet-2.ts", "b.py"],
  },
  {
    says: "snippets are counted, whatever their language",
    text: lines(
      "```ts\n1\n```",
      "```py\n2\n```",
      "```\nnot a file\n```",
      "```klingon\n3\n```",
      "```docker\nFROM a\n```",
    ),
    files: ["snippet-1.ts", "snippet-2.py", "snippet-3.txt", "snippet-4.dockerfile"],
  },
  {
    says: "a snippet does not take a name that is given",
    text: lines("```ts\n1\n```", "```ts snippet-1.ts\n2\n```"),
    files: ["snippet-2.ts", "snippet-1.ts"],
  },
  {
    says: "what was printed is not a file unless it is named",
    text: lines(
      "```\n$ ls\n```",
      "```text\nhello\n```",
      "```output\nhello\n```",
      "```console\n$ ls\n```",
      "```plaintext\nsrc/\n  a.ts\n```",
      "```text title=notes.txt\nhello\n```",
      "Put this into `requirements.txt`:\n```text\nflask\n```",
      "`.gitignore`:\n```plaintext\nnode_modules\n```",
    ),
    files: ["notes.txt", "requirements.txt", ".gitignore"],
  },
  {
    says: "a diff is not the file it changes",
    text: lines("Change `src/a.ts`:\n\n```diff title=src/a.ts\n- a\n+ b\n```", "```diff fix.patch\n- a\n```"),
    files: ["snippet-1.diff", "fix.patch"],
  },
  {
    says: "special file names",
    text: lines(
      "`Makefile`:\n```make\nall:\n```",
      "`.env`:\n```bash\nA=1\n```",
      "`CMakeLists.txt`\n```cmake\nproject(a)\n```",
      "`go.mod`:\n```go\nmodule a\n```",
      "**Jenkinsfile**\n```groovy\npipeline {}\n```",
      "`tsconfig.json`\n```json\n{}\n```",
      "`nginx.conf`\n```nginx\nserver {}\n```",
      "`.github/workflows/ci.yml`\n```yaml\non: push\n```",
      "`Dockerfile`\n```Dockerfile\nFROM a\n```",
    ),
    files: [
      ...["Makefile", ".env", "CMakeLists.txt", "go.mod", "Jenkinsfile", "tsconfig.json", "nginx.conf"],
      ...[".github/workflows/ci.yml", "Dockerfile"],
    ],
  },
  {
    says: "unsafe names are passed over for the next source",
    text: lines(
      '```ts title="../../etc/passwd.ts"\n// src/safe.ts\n```',
      "`ok.py`:\n```python title=/abs/bad.py\n1\n```",
      "```sh\n# /etc/init.sh\n```",
      '```ts title="C:\\\\a.ts"\n```',
      '```ts title="a\u202ets.exe"\n```',
      '```ts title=""\n```',
      "`..\\a.js`\n```js\n```",
      "`https://example.com/a.js`\n```js\n```",
      `\`\`\`js title="${"a".repeat(2_000)}.js"\n\`\`\``,
    ),
    files: [
      "src/safe.ts",
      "ok.py",
      ...["sh", "ts", "ts", "ts", "js", "js", "js"].map((ext, at) => `snippet-${at + 1}.${ext}`),
    ],
  },
  {
    says: "two versions of one file",
    text: lines("`a.ts`:\n```ts\n1\n```", "Better, `./a.ts`:\n```ts\n2\n```"),
    files: ["a.ts", "a.ts"],
  },
  {
    says: "nested fences",
    text: lines("````md title=README.md", "# Use", "```bash", "npm start", "```", "````"),
    files: ["README.md"],
  },
  {
    says: "tildes and a quote",
    text: lines("> ~~~python", "> # a.py", "> 1", "> ~~~"),
    files: ["a.py"],
  },
  {
    says: "Windows line endings",
    text: "Save `a.py`:\r\n\r\n```python\r\n1\r\n```\r\n\r\n```python\r\n# b.py\r\n2\r\n```\r\n",
    files: ["a.py", "b.py"],
  },
  {
    says: "an answer that was cut off",
    text: lines("`a.ts`", "```ts", "1", "```", "", "`b.ts`", "```ts", "const b ="),
    files: ["a.ts", "b.ts"],
  },
  {
    says: "names in any script, and emoji",
    text: lines(
      "`مرحبا/عالم.py`:\n```python\n1\n```",
      "`日本語.ts`：\n```ts\n1\n```",
      "`src/🎉.rs`\n```rust\n1\n```",
      '```js title="👩‍💻 fun.js"\n```',
      "**Größe.java**\n```java\n1\n```",
    ),
    files: ["مرحبا/عالم.py", "日本語.ts", "src/🎉.rs", "👩‍💻 fun.js", "Größe.java"],
  },
  {
    says: "names with the marks of routers",
    text: lines(
      "`app/[slug]/page.tsx`\n```tsx\n```",
      "`app/(shop)/@modal/page.tsx`\n```tsx\n```",
      "`src/routes/+page.svelte`\n```svelte\n```",
      "`app/routes/$id.tsx`\n```tsx\n```",
    ),
    files: ["app/[slug]/page.tsx", "app/(shop)/@modal/page.tsx", "src/routes/+page.svelte", "app/routes/$id.tsx"],
  },
  {
    says: "a hundred blocks",
    text: Array.from({ length: 100 }, (_, at) => `Part ${at}, \`p${at}.ts\`:\n\n\`\`\`ts\n${at}\n\`\`\`\n`).join("\n"),
    files: Array.from({ length: 100 }, (_, at) => `p${at}.ts`),
  },
  { says: "prose only", text: "Use `src/a.ts` and ```inline``` code.", files: [] },
  { says: "nothing", text: "", files: [] },
  { says: "a citation of lines is not the file", text: "```12:20:src/a.ts\nlet a;\n```", files: [] },
];

test.each(answers)("the files of an answer: $says", ({ text, files }) => {
  expect(titles(text)).toEqual(files);
});

test("a file has its language's canonical name, its extension and the whole block", () => {
  const text = lines("Save `src/app.py`:", "", "```py", "# src/app.py", "print(1)", "```");
  expect(nameBlocks(text)).toEqual([
    {
      info: "py",
      position: text.indexOf("```"),
      title: "src/app.py",
      language: "python",
      extension: "py",
      text: "# src/app.py\nprint(1)\n",
      closed: true,
      nameless: false,
    },
  ]);
});

test.each([
  ["```py\n```", "python", "py"],
  ["```src/a.ts\n```", "typescript", "ts"],
  ["```title=a.rs\n```", "rust", "rs"],
  ["```text title=a.rs\n```", "rust", "rs"],
  ["```js title=a.tsx\n```", "javascript", "tsx"],
  ["```klingon\n```", "klingon", "txt"],
  ["```klingon title=a.kl\n```", "klingon", "kl"],
  ["```klingon title=a.rs\n```", "rust", "rs"],
  ["```docker title=Dockerfile\n```", "dockerfile", "dockerfile"],
  ["```src/a.xyz\n```", "text", "xyz"],
])("%j is in %s with the extension %s", (text, language, extension) => {
  expect(nameBlocks(text)).toMatchObject([{ language, extension }]);
});

test("only a name that was made up is nameless, and only a block that was cut off is not closed", () => {
  const named = nameBlocks("```ts a.ts\n```\n```ts\n1");
  expect(named.map(({ nameless, closed }) => ({ nameless, closed }))).toEqual([
    { nameless: false, closed: true },
    { nameless: true, closed: false },
  ]);
});

const pieces = fc.constantFrom(
  ...[
    "```",
    "~~~",
    "```ts",
    "```py a.py",
    "````md",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "`",
    "**",
    "# ",
    "// ",
    "<!-- ",
    "- ",
    "> ",
    "   ",
  ],
  ...[
    "a.ts",
    "src/b.py",
    "../c.ts",
    "./d.ts",
    "/e.ts",
    "C:\\f.ts",
    "g.ts ",
    "title=",
    'title="',
    '"',
    "'",
    "file: ",
    ":",
    "{",
  ],
  ...["\u202e", "\u0000", "\ud83d", "🎉", "é", "text", "Dockerfile", "diff", "Node.js", "=", "#!", "x".repeat(400)],
);
const anything = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }).map((noise) => `\`\`\`${noise}\n${noise}\n\`\`\``),
);

test("whatever a model writes, every file has a safe title and the very text of its block", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const blocks = new Map(findBlocks(text).map((block) => [block.position, block]));
      const named = nameBlocks(text);
      for (const { position, title, language, extension, text: content } of named) {
        expect(isTitle(title), title).toBe(true);
        expect(content).toBe(blocks.get(position)?.text);
        expect(language).toMatch(/^\S{1,40}$/);
        expect(extension).toMatch(/^\S{1,32}$/);
      }
      expect(named.map(({ position }) => position)).toEqual(
        named.map(({ position }) => position).sort((a, b) => a - b),
      );
      expect(nameBlocks(text)).toEqual(named);
    }),
    { numRuns: 2_000, interruptAfterTimeLimit: 10_000 },
  );
}, 60_000);

test("every block with a language that is code becomes a file, and no other block without a name does", () => {
  const block = fc.record({
    language: fc.constantFrom("ts", "py", "klingon", "text", "output", ""),
    code: fc.stringMatching(/^[a-z ]{0,9}$/),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
      const text = blocks.map(({ language, code }) => `Look:\n\n\`\`\`${language}\n${code}\n\`\`\`\n`).join("\n");
      const saved = blocks.filter(({ language }) => ["ts", "py", "klingon"].includes(language));
      expect(nameBlocks(text).map((file) => file.text)).toEqual(saved.map(({ code }) => `${code}\n`));
      expect(new Set(titles(text)).size).toBe(saved.length);
    }),
    { numRuns: 300, interruptAfterTimeLimit: 10_000 },
  );
}, 60_000);

const size = 512 * 1024;
const filled = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);

test.each([
  ["names before blocks", "`a.ts`\n```ts\n\n```\n"],
  ["names in comments", "```ts\n// a.ts\n```\n"],
  ["many names before blocks", `${"`a.ts` ".repeat(250)}\n\`\`\`ts\n`],
  ["names in fences", '```ts title="'],
  ["unsafe names in fences", `\`\`\`text ${"title=/ ".repeat(240)}\n\`\`\`\n`],
  ["names that do not fit", `${"`a/b.c` ".repeat(240)}\n\`\`\`text\nx\n\`\`\`\n`],
  ["headings of names that do not fit", `# ${"a/b.c ".repeat(320)}\n\`\`\`text\nx\n\`\`\`\n`],
  ["marks of bold prose", `${"__".repeat(950)}\n\`\`\`ts\nx\n\`\`\`\n`],
  ["items before blocks", `${"- a\n".repeat(490)}\`\`\`text\nx\n\`\`\`\n`],
  ["outputs", "```text\n```\n"],
])(
  "half a MiB of %s is named in a moment",
  (_, text) => {
    const before = process.cpuUsage();
    nameBlocks(filled(text));
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  },
  60_000,
);

test("names a thousand files of a message, and leaves the blocks after them alone", () => {
  expect(nameBlocks("```ts\nx\n```\n".repeat(1_200))).toHaveLength(1_000);
});
