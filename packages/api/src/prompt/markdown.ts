interface PlainPrompt {
  name: string;
  description: string | null;
  text: string;
}

const HEAD = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;
const DESCRIPTION = /^description:[ \t]*(.*)$/m;

/** A prompt as a Markdown file: what it is for in a head of YAML, then its text as it is. */
export function toPromptFile({ name, description, text }: PlainPrompt) {
  const needsHead = Boolean(description) || HEAD.test(text);
  // A string of JSON is one of YAML too.
  const head = needsHead ? `---\ndescription: ${JSON.stringify(description ?? "")}\n---\n` : "";
  return { title: `${name}.md`, text: head + text };
}

/** The same, the other way; the name of any file becomes a command as far as it has letters for one. */
export function readPromptFile({ title, text }: { title: string; text: string }): PlainPrompt {
  const [, head] = HEAD.exec(text) ?? [];
  const [, written] = (head !== undefined && DESCRIPTION.exec(head)) || [];
  return {
    name: toPromptName(title.slice(title.lastIndexOf("/") + 1).replace(/\.[A-Za-z0-9]{1,8}$/, "")),
    description: written ? unquote(written.trim()) || null : null,
    text: head === undefined ? text : text.replace(HEAD, ""),
  };
}

/** A command of any words: small letters and digits, with `-` between them. */
export const toPromptName = (words: string) =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{Ll}\p{Lo}\p{M}\p{N}_]+/gu, "-")
    .replaceAll(/^[^\p{Ll}\p{Lo}\p{N}]+|-+$/gu, "")
    .slice(0, 64);

function unquote(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : text;
  } catch {
    return text.replace(/^'(.*)'$/, "$1");
  }
}
