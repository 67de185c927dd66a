import { formulaFromMarkdown, formulaSyntax } from "@neptun/api/message/formulas";

/** A plugin of `react-markdown`: makes a formula a `span` with its source, and with `data-display`. */
export function remarkFormulas(this: { data(): object }) {
  const data: { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] } = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), formulaSyntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), formulaFromMarkdown];
}
