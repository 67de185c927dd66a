/** A file's text as a fenced block of Markdown that nothing in it can end, named as the answers of models name theirs. */
export function fencedFile({ title, language, text }: { title: string; language: string; text: string }): string {
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const word = /^[\w+#.-]+$/.test(language) ? language : "text";
  const info = /["`\\&]/.test(title) ? word : `${word} title="${title}"`;
  const end = text === "" || text.endsWith("\n") ? "" : "\n";
  return `${fence}${info}\n${text}${end}${fence}`;
}
