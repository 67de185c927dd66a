import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FileChange, gitBundle } from "./bundle.ts";

const change = (commit: number, title: string, text: string | null, more: Partial<FileChange> = {}): FileChange => ({
  commit: String(commit),
  title,
  text,
  author: { name: "Ada", email: "ada@example.com" },
  date: new Date(Date.UTC(2026, 0, 1) + commit * 60_000),
  link: `https://neptun.example/chats/7#${commit}`,
  ...more,
});

async function bundleOf(changes: Iterable<FileChange>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of gitBundle(changes)) parts.push(part);
  return Buffer.concat(parts);
}

test("the same changes give the same bytes, and nothing stays behind", async () => {
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("neptun-pack-")).length;
  const before = left();
  const changes = [change(1, "a.ts", "a"), change(2, "src/b.ts", "b"), change(3, "a.ts", null)];
  expect(await bundleOf(changes)).toEqual(await bundleOf(changes));
  for await (const part of gitBundle(changes)) if (part) break;
  expect(left()).toBe(before);
});

const hasGit = (() => {
  try {
    return execFileSync("git", ["--version"]).length > 0;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasGit)("with git", () => {
  let folder = "";
  let count = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "neptun-bundle-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

  const git = (cwd: string, ...args: string[]) =>
    execFileSync("git", ["-c", "core.quotePath=false", ...args], {
      cwd,
      encoding: "utf8",
      stdio: "pipe",
      maxBuffer: 1e8,
    });
  const clone = async (changes: Iterable<FileChange>) => {
    const name = `repository-${++count}`;
    const bundle = await bundleOf(changes);
    writeFileSync(join(folder, `${name}.bundle`), bundle);
    git(folder, "clone", "-q", `${name}.bundle`, name);
    const path = join(folder, name);
    expect(git(path, "fsck", "--strict", "--no-dangling").trim()).toBe("");
    return { path, bundle };
  };
  const filesOf = (path: string, at = "HEAD") =>
    git(path, "ls-tree", "-r", "--name-only", at).split("\n").filter(Boolean);

  test("a clone has the files, on main", async () => {
    const { path } = await clone([
      change(1, "a.ts", "let a;\n"),
      change(1, "src/Überblick 🎉.md", "# Ü\r\n"),
      change(1, "empty", ""),
    ]);
    expect(readFileSync(join(path, "a.ts"), "utf8")).toBe("let a;\n");
    expect(readFileSync(join(path, "src/Überblick 🎉.md"), "utf8")).toBe("# Ü\r\n");
    expect(readFileSync(join(path, "empty"), "utf8")).toBe("");
    expect(git(path, "branch", "--show-current").trim()).toBe("main");
    expect(git(path, "status", "--porcelain")).toBe("");
  });

  test("the versions of a message are one commit, which links the message", async () => {
    const { path } = await clone([
      ...[change(1, "a.ts", "1"), change(1, "b.ts", "1")],
      change(2, "a.ts", "2", { author: { name: "A <b>\n", email: "x>y" } }),
      change(3, "c/d.ts", "2", { from: "a.ts" }),
      change(4, "b.ts", null, { note: "No more b\n\nIt is not used." }),
    ]);
    const log = git(path, "log", "--reverse", "--format=%an|%ae|%at|%B---").split("---\n");
    expect(log.slice(0, 4)).toEqual([
      "Ada|ada@example.com|1767225660|Change 2 files\n\n- Add a.ts\n- Add b.ts\n\nhttps://neptun.example/chats/7#1\n",
      "A b|x y|1767225720|Change a.ts\n\nhttps://neptun.example/chats/7#2\n",
      "Ada|ada@example.com|1767225780|Rename a.ts to c/d.ts\n\nhttps://neptun.example/chats/7#3\n",
      "Ada|ada@example.com|1767225840|No more b\n\nIt is not used.\n\nhttps://neptun.example/chats/7#4\n",
    ]);
    expect(git(path, "log", "--follow", "--format=%h", "c/d.ts").trim().split("\n")).toHaveLength(3);
    expect(filesOf(path, "HEAD~2")).toEqual(["a.ts", "b.ts"]);
    expect(filesOf(path)).toEqual(["c/d.ts"]);
  });

  test("without changes there is one empty commit", async () => {
    const { path } = await clone([change(1, "a.ts", null)]);
    expect(git(path, "log", "--format=%s").trim()).toBe("Begin");
  });

  test("names that git refuses get another one, and files make way for folders", async () => {
    const { path } = await clone([
      ...[
        change(1, ".git/config", "a"),
        change(1, "GIT~1", "b"),
        change(1, "x/.Git", "c"),
        change(1, ".gitignore", "d"),
      ],
      ...[change(2, "a", "file"), change(3, "a/b.ts", "in folder"), change(4, "c/d", "x"), change(4, "c", "file")],
      ...[change(5, "c", "file 2"), change(6, "a", "file 2")],
    ]);
    expect(filesOf(path)).toEqual(
      [".gitignore", "_.git/config", "_GIT~1", "a (file)", "a/b.ts", "c (file)", "c/d", "x/_.Git"].sort(),
    );
    expect(readFileSync(join(path, "c (file)"), "utf8")).toBe("file 2");
    expect(readFileSync(join(path, "a (file)"), "utf8")).toBe("file 2");
  });

  test("every commit has the files of its time", async () => {
    const titles = fc.constantFrom("a", "a.b", "a-b", "b/a", "b/c/a", "b.c", "b/c-d", "c/é", "c/z", "d/🎉");
    const text = fc.option(fc.constantFrom("", "1", "2", "3\n"), { freq: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(titles, text, fc.boolean()), { minLength: 1, maxLength: 30 }),
        async (acts) => {
          let commit = 0;
          const all = acts.map(([title, content, next]) => {
            if (next) commit++;
            return change(commit, title, content);
          });
          const states = new Map<string, string>();
          const live = new Map<string, string>();
          let last = "";
          for (const [index, { title, text: content, commit: key }] of all.entries()) {
            if (content === null) live.delete(title);
            else live.set(title, content);
            if (all[index + 1]?.commit === key) continue;
            const state = [...live]
              .map((pair) => pair.join("="))
              .sort()
              .join("|");
            if (state !== last) states.set(key, state);
            last = state;
          }
          const { path } = await clone(all);
          const commits = git(path, "log", "--reverse", "--format=%H %at").trim().split("\n");
          const real = commits.map((line) => {
            const [hash = "", seconds] = line.split(" ");
            const files = filesOf(path, hash).map((title) => `${title}=${git(path, "show", `${hash}:${title}`)}`);
            return [String((Number(seconds) - Date.UTC(2026, 0, 1) / 1_000) / 60), files.sort().join("|")];
          });
          rmSync(path, { recursive: true });
          if (states.size > 0) expect(real).toEqual([...states]);
        },
      ),
      { numRuns: 15 },
    );
  });

  test("two thousand files and commits in one folder and in many", async () => {
    const changes = function* () {
      for (let index = 0; index < 2_000; index++) {
        const title = index % 2 === 0 ? `file-${index}.ts` : `src/${index % 97}/file-${index}.ts`;
        yield change(0, title, `export const value = ${index};\n`);
      }
      for (let index = 0; index < 2_000; index++) {
        const at = (index * 7_919) % 2_000;
        const title = at % 2 === 0 ? `file-${at}.ts` : `src/${at % 97}/file-${at}.ts`;
        yield change(index + 1, title, `export const value = ${index};\n// changed\n`);
      }
    };
    const { path, bundle } = await clone(changes());
    expect(git(path, "rev-list", "--count", "HEAD").trim()).toBe("2001");
    expect(filesOf(path)).toHaveLength(2_000);
    expect(bundle.length).toBeLessThan(3_000_000);
    expect(existsSync(join(path, "file-0.ts"))).toBe(true);
  });
});
