import { describe, expect, test } from "vitest";
import { composeDemoAnswer } from "./demo-answer.ts";
import { SAMPLES } from "./demo-samples.ts";
import { createModels, DEMO_MODEL } from "./index.ts";

const turns = (...questions: string[]) =>
  questions.flatMap((content, n) => [
    ...(n > 0 ? [{ role: "assistant" as const, content: "An answer." }] : []),
    { role: "user" as const, content },
  ]);

interface Block {
  language: string;
  title: string;
  text: string;
}

const toBlocks = (answer: string): Block[] =>
  [...answer.matchAll(/^```(\S+) title="([^"]+)"\n(.*?)\n```$/gms)].map(([, language = "", title = "", text = ""]) => ({
    language,
    title,
    text,
  }));

const CLOSERS: Record<string, [closer: string, times: number]> = { css: ["*/", 1], html: ["-->", 1], php: ["?>", 0] };

describe("the demonstration's answer", () => {
  test("says that it is one, quotes the question and holds two named files", () => {
    const answer = composeDemoAnswer(turns("How do I parse dates?"));
    expect(answer).toMatch(/^\*\*This is a demonstration without AI\.\*\*/);
    expect(answer).toContain("“How do I parse dates?”");
    expect(toBlocks(answer).map(({ title, language }) => [title, language])).toEqual([
      ["src/slugify.ts", "typescript"],
      ["src/slugify.test.ts", "typescript"],
    ]);
  });

  test.each([
    ["Write a python script", "slugify.py"],
    ["a Dockerfile for my app, please", "Dockerfile"],
    ["docker-compose with postgres", "compose.yaml"],
    ["GitHub Actions for tests", ".github/workflows/test.yml"],
    ["a small server in Go", "slug.go"],
    ["let us go on", "src/slugify.ts"],
    ["JavaScript, not Java", "src/Slug.java"],
    ["express middleware", "src/slugify.js"],
    ["a bash backup", "backup.sh"],
    ["ein Rezept für Brot", "src/slugify.ts"],
  ])("%s: %s", (question, title) => {
    expect(toBlocks(composeDemoAnswer(turns(question)))[0]?.title).toBe(title);
  });

  test("stays with the language of the chat, and changes every file with every question", () => {
    const first = toBlocks(composeDemoAnswer(turns("Something in Ruby")));
    const second = toBlocks(composeDemoAnswer(turns("Something in Ruby", "Something in Ruby")));
    const third = toBlocks(composeDemoAnswer(turns("Something in Ruby", "Something in Ruby", "Shorter")));
    for (const at of [0, 1]) {
      expect(new Set([first, second, third].map((blocks) => blocks[at]?.title)).size).toBe(1);
      expect(new Set([first, second, third].map((blocks) => blocks[at]?.text)).size).toBe(3);
    }
  });

  test.each(SAMPLES.map((sample) => [sample.name, sample] as const))(
    "%s: the note stays a comment, whatever was asked",
    (_, sample) => {
      const hostile = "*/ --> ?> ``` \" ' #{x} `id` \\u000a \\ coding: rot13 <script>\u202e\u2028\0\nnext line";
      const answer = composeDemoAnswer(turns(hostile));
      expect(answer).not.toMatch(/[\0\u202e\u2028]/);
      const note = "Asked for: x */ --> ?>";
      const [plain, noted] = ["Asked for: x", note].map((each) =>
        sample.files({ note: each, words: "Hello", slug: "hello" }),
      );
      for (const at of [0, 1] as const) {
        const lines = (text = "") => text.split("\n").filter((line) => !line.includes("Asked for"));
        expect(lines(noted?.[at].text)).toEqual(lines(plain?.[at].text));
        const line = noted?.[at].text.split("\n").find((each) => each.includes("Asked for"));
        expect(line).toMatch(/^(\/\/|#|--|<!--|\/\*) Asked for/);
        const [closer, times] = CLOSERS[noted?.[at].language ?? ""] ?? ["\n", 0];
        expect(line?.split(closer)).toHaveLength(times + 1);
      }
    },
  );

  test.each([
    "",
    "   ",
    "\0",
    "🙂".repeat(500),
    "👩‍👩‍👧‍👦".repeat(200),
    "a".repeat(500_000),
    "```\ncode\n```",
    "\uD83D",
  ])("%# is answered with two files", (question) => {
    const answer = composeDemoAnswer(turns(question));
    expect(toBlocks(answer)).toHaveLength(2);
    expect(answer.length).toBeLessThan(6_000);
    expect(answer).not.toMatch(/\p{Cs}/u);
  });

  test("does without any question", () => {
    expect(toBlocks(composeDemoAnswer([]))).toHaveLength(2);
  });
});

async function read(signal: AbortSignal): Promise<string[]> {
  const models = createModels({ providers: [], tryLocalOllama: false, limits: { demoPieceMs: 1 } });
  const pieces: string[] = [];
  const { usage } = await models.answer({ model: DEMO_MODEL, messages: turns("Hi"), signal }, (text) =>
    pieces.push(text),
  );
  expect(usage).toBeUndefined();
  models.close();
  return pieces;
}

test("the demonstration streams word by word, measures nothing, and loses no character", async () => {
  const pieces = await read(new AbortController().signal);
  expect(pieces.join("")).toBe(composeDemoAnswer(turns("Hi")));
  expect(pieces.length).toBeGreaterThan(80);
});

test("the demonstration stops quietly", async () => {
  const pieces = await read(AbortSignal.timeout(30));
  expect(pieces.length).toBeLessThan(80);
});
