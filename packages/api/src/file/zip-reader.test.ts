import { randomBytes } from "node:crypto";
import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isConfigFile } from "./config-files.ts";
import { readZip } from "./zip-reader.ts";

interface Part {
  name: string;
  bytes: Buffer;
  mode?: number;
  flags?: number;
  size?: number;
  stored?: boolean;
  crc?: number;
}

/** A zip, also such as no program would write. */
function zipOf(parts: Part[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, mode = 0o100644, flags = 0x800, size, stored, crc = crc32(bytes) } of parts) {
    const packed = stored ? bytes : deflateRawSync(bytes);
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(stored ? 0 : 8, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size ?? bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), fields, rest, path);
    local.push(Buffer.from([0x50, 0x4b, 3, 4]), fields, path, packed);
    offset += 30 + path.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const text = (name: string, content: string, more: Partial<Part> = {}): Part => ({
  name,
  bytes: Buffer.from(content),
  ...more,
});
const reasonOf = async (part: Part) => {
  const { entries, refusals } = await readZip(zipOf([part, text("good.ts", "good")]));
  expect(entries).toEqual([{ path: "good.ts", text: "good" }]);
  return refusals;
};

test("text files come out as they went in", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.tuple(
          fc.stringMatching(/^[a-zé]{1,8}(\/[a-z🎉]{1,8}){0,2}\.ts$/u),
          fc.string({ unit: "binary" }),
          fc.boolean(),
        ),
        {
          selector: ([name]) => name,
        },
      ),
      async (files) => {
        const real = files.filter(([, content]) => !/\0|\p{Cs}/u.test(content));
        const { entries, refusals } = await readZip(
          zipOf(real.map(([name, content, stored]) => text(name, content, { stored }))),
        );
        expect(entries).toEqual(real.map(([path, content]) => ({ path, text: content })));
        expect(refusals).toEqual([]);
      },
    ),
  );
});

test.each([
  ["../secret.ts", /not safe.*\.\./],
  ["/etc/passwd", /not safe/],
  ["C:/windows", /drive/],
  ["a/../../b", /\.\./],
  ["a\u202egpj.exe", /direction/],
  ["__MACOSX/._a.ts", /system/],
  ["src/.DS_Store", /system/],
  [".git/config", /Git/],
])("a file is refused for its name: %s", async (name, reason) => {
  expect(await reasonOf(text(name, "a"))).toEqual([{ path: name, reason: expect.stringMatching(reason) }]);
});

test("a name with backslashes is one in folders", async () => {
  const { entries } = await readZip(zipOf([text("src\\a.ts", "a")]));
  expect(entries).toEqual([{ path: "src/a.ts", text: "a" }]);
});

test("a file is refused for what it is", async () => {
  const of = async (part: Partial<Part>) =>
    (await reasonOf({ name: "bad.ts", bytes: Buffer.from("bad"), ...part }))[0]?.reason;
  expect(await of({ mode: 0o120777 })).toMatch(/link/);
  expect(await of({ flags: 0x801 })).toMatch(/encrypted/);
  expect(await of({ bytes: Buffer.from([65, 0, 66]) })).toMatch(/not text/);
  expect(await of({ bytes: Buffer.from([0xc3, 0x28]) })).toMatch(/not text/);
  expect(await of({ crc: 1 })).toMatch(/damaged/);
  expect(await of({ bytes: Buffer.alloc(1024 * 1024 + 1, "a") })).toMatch(/larger/);
  expect(await of({ bytes: Buffer.alloc(1024 * 1024 + 1, "a"), stored: true })).toMatch(/larger/);
  expect(await of({ bytes: Buffer.alloc(1024 * 1024 + 1, "a"), size: 3 })).toMatch(/larger/);
  const twice = await readZip(zipOf([text("a.ts", "1"), text("a.ts", "2")]));
  expect(twice.entries).toEqual([{ path: "a.ts", text: "1" }]);
  expect(twice.refusals[0]?.reason).toMatch(/already/);
});

test("folders are no files", async () => {
  const { entries, refused } = await readZip(zipOf([text("src/", ""), text("src/a.ts", "a")]));
  expect([entries.length, refused]).toEqual([1, 0]);
});

test("too many files, and too large ones together, are refused", async () => {
  const parts = Array.from({ length: 5 }, (_, index) => text(`${index}.ts`, "abc"));
  const many = await readZip(zipOf(parts), { files: 3 });
  expect([many.entries.length, many.refusals.map(({ reason }) => reason)]).toEqual([
    3,
    Array(2).fill("The zip has too many files."),
  ]);
  const large = await readZip(zipOf(parts), { total_bytes: 7 });
  expect(large.entries).toHaveLength(2);
  expect(large.refusals[0]?.reason).toMatch(/together/);
});

test("a bomb is not inflated further than the bound, however many parts it has", async () => {
  const bytes = Buffer.alloc(30 * 1024 * 1024);
  const zip = zipOf(Array.from({ length: 40 }, (_, index) => ({ name: `${index}.ts`, bytes, size: 10 })));
  expect(zip.length).toBeLessThan(2_000_000);
  const { entries, refusals } = await readZip(zip, { total_bytes: 4 * 1024 * 1024 });
  expect(entries).toEqual([]);
  expect(refusals.map(({ reason }) => /larger/.test(reason))).toEqual([
    ...Array(16).fill(true),
    ...Array(24).fill(false),
  ]);
  expect(refusals.at(-1)?.reason).toMatch(/together/);
});

test("files that are left out for their size leave room for the others", async () => {
  const zip = zipOf([text("a.bin", "x".repeat(2_000)), text("b.png", "\0".repeat(900)), text("c.ts", "c".repeat(900))]);
  const { entries, refused } = await readZip(zip, { file_bytes: 1_000, total_bytes: 1_000 });
  expect([entries.map(({ path }) => path), refused]).toEqual([["c.ts"], 2]);
});

test("the folder around everything is taken away where it is wanted", async () => {
  const zip = zipOf([
    text("repo-main/", ""),
    text("repo-main/a.ts", "a"),
    text("repo-main/src/b.ts", "b"),
    text("__MACOSX/._x", ""),
  ]);
  const paths = async (stripTopFolder: boolean) =>
    (await readZip(zip, { stripTopFolder })).entries.map(({ path }) => path);
  expect(await paths(true)).toEqual(["a.ts", "src/b.ts"]);
  expect(await paths(false)).toEqual(["repo-main/a.ts", "repo-main/src/b.ts"]);
  const { entries } = await readZip(zipOf([text("a/x.ts", ""), text("b.ts", "")]), { stripTopFolder: true });
  expect(entries.map(({ path }) => path)).toEqual(["a/x.ts", "b.ts"]);
});

test("only the files that set a project up, if wanted", async () => {
  const zip = zipOf([
    text("p/Dockerfile", "FROM x"),
    text("p/src/main.ts", "a"),
    text("p/.github/workflows/ci.yml", "on:"),
  ]);
  const { entries, filtered, refused } = await readZip(zip, { only: "config", stripTopFolder: true });
  expect(entries.map(({ path }) => path)).toEqual(["Dockerfile", ".github/workflows/ci.yml"]);
  expect([filtered, refused]).toEqual([1, 0]);
});

test.each([
  ...[
    "Dockerfile",
    "Dockerfile.dev",
    "web/api.Dockerfile",
    "compose.yaml",
    "docker-compose.prod.yml",
    ".dockerignore",
    ".github/a/b.yml",
  ],
  ...[
    "package.json",
    "apps/web/tsconfig.build.json",
    "vite.config.ts",
    "pyproject.toml",
    "requirements-dev.txt",
    "go.mod",
  ],
  ...[
    "Makefile",
    ".editorconfig",
    ".vscode/settings.json",
    "k8s/app/deploy.yaml",
    "infra/main.tf",
    ".golangci.yml",
    "Cargo.toml",
  ],
])("%s sets a project up", (path) => {
  expect(isConfigFile(path)).toBe(true);
});

test.each([
  ...[
    "src/main.ts",
    "README.md",
    "data/users.yml",
    "package-lock.json",
    "node_modules/a/package.json",
    "vendor/x/go.mod",
  ],
  ...["src/Dockerfiles/a.ts", "src/config.ts", "notgo.mod", "github/a.yml", "a.gitignored"],
])("%s is not configuration", (path) => {
  expect(isConfigFile(path)).toBe(false);
});

test("what is no zip is refused, and a cut one", async () => {
  const zip = zipOf([text("a.ts", "a".repeat(1_000)), text("b.ts", "b")]);
  await expect(readZip(Buffer.from("hello"))).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(readZip(Buffer.alloc(0))).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(readZip(zip.subarray(0, 60))).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("broken bytes end in an answer or a refusal", async () => {
  const zip = zipOf([text("a.ts", "a".repeat(100)), text("b/c.ts", "b"), text("d.ts", "d", { stored: true })]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      async (changes) => {
        const broken = Buffer.from(zip);
        for (const [at, byte] of changes) broken[at] = byte;
        const answer = await readZip(broken).catch((error: unknown) => error);
        expect(answer).toSatisfy((one: object) => "entries" in one || ("code" in one && one.code === "BAD_REQUEST"));
      },
    ),
    { numRuns: 300 },
  );
});

test("ten thousand files of 20 MiB leave the event loop free", async () => {
  const noise = randomBytes(1_024 * 1_024).toString("base64");
  const zip = zipOf(
    Array.from({ length: 10_000 }, (_, index) =>
      text(`src/${index % 100}/${index}.ts`, `${index} ${noise.slice(index * 100, index * 100 + 2_700)}`),
    ),
  );
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const { entries } = await readZip(zip);
  clearInterval(timer);
  expect(entries).toHaveLength(10_000);
  // The mark is 200 ms; a busy machine may take longer to come back.
  expect(longest).toBeLessThan(1_000);
});
