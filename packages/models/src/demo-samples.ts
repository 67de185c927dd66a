export interface DemoFile {
  title: string;
  language: string;
  text: string;
}

export interface DemoWords {
  /** One line for a comment. */
  note: string;
  /** Up to four ASCII words of the question, and the slug that the samples make of them. */
  words: string;
  slug: string;
}

export interface DemoSample {
  name: string;
  says: string;
  files(words: DemoWords): [main: DemoFile, beside: DemoFile];
}

const typescript: DemoSample = {
  name: "TypeScript",
  says: "A small module, and the test that pins it down:",
  files: ({ note, words, slug }) => [
    {
      title: "src/slugify.ts",
      language: "typescript",
      text: `// ${note}
/** Turns a title into a part of a URL: lower-case ASCII letters, digits and single hyphens. */
export function slugify(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
`,
    },
    {
      title: "src/slugify.test.ts",
      language: "typescript",
      text: `// ${note}
import assert from "node:assert/strict";
import { test } from "node:test";
import { slugify } from "./slugify.ts";

test("makes a slug of a title", () => {
  assert.equal(slugify("${words}!"), "${slug}");
});
`,
    },
  ],
};

export const SAMPLES = { typescript };

export function detectKind(_questions: string[]): keyof typeof SAMPLES {
  return "typescript";
}
