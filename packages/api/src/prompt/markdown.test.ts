import { expect, it } from "vitest";
import { readPromptFile, toPromptFile } from "./markdown.ts";

it("a prompt that is taken home comes back the same", () => {
  for (const prompt of [
    { name: "review", description: null, text: "Look at {{file}}." },
    {
      name: "übersetzen",
      description: 'Says "it"\nin two lines: # \\',
      text: "---\nnot: a head\n---\r\n\n  {{x=1}}\n",
    },
    { name: "a", description: "", text: "\n\nbegins late" },
  ])
    expect(readPromptFile(toPromptFile(prompt))).toEqual({ ...prompt, description: prompt.description || null });
});

it("a file of another program is read: its name becomes a command, its head a description", () => {
  expect(
    readPromptFile({ title: "team/My Prompt (2).MD", text: "---\ntags: [a]\ndescription: Plain words\n---\nHi" }),
  ).toEqual({ name: "my-prompt-2", description: "Plain words", text: "Hi" });
  expect(readPromptFile({ title: "x.txt", text: "---\nno end" }).text).toBe("---\nno end");
});
