import { t } from "@lingui/core/macro";
import { findBlocks } from "@neptun/api/file/blocks";
import { type ReactNode, useContext } from "react";
import type { Components, ExtraProps } from "react-markdown";
import { CodeBlock } from "./code-block.tsx";
import { FencedCode } from "./fenced-code.tsx";
import { FormulaSource } from "./formula-source.tsx";
import { BlockContext } from "./markdown-context.ts";
import { MarkdownLink } from "./markdown-link.tsx";
import { ScrollBox } from "./scroll-box.tsx";
import { soon } from "./soon.tsx";

/** Only the web and mail; anything else is shown as text. */
export function safeUrl(url: string): string {
  return /^(https?:\/\/|mailto:)[^\s]/i.test(url) ? url : "";
}

/** A block of code: found in its text again, for the exact code and its place. */
function Pre({ node }: ExtraProps) {
  const block = useContext(BlockContext);
  const offset = node?.position?.start.offset;
  const fence = findBlocks(block.text).find(({ position }) => position === offset);
  if (fence) return <FencedCode fence={fence} position={block.start + fence.position} streaming={block.streaming} />;
  return <CodeBlock text={textOf(node)} language="" name="snippet.txt" />;
}

const Formula = soon(() => import("./formula.tsx").then(({ Formula }) => Formula), FormulaSource);

type Node = NonNullable<ExtraProps["node"]>;

const textOf = (node: Node | Node["children"][number] | undefined): string => {
  if (!node) return "";
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
};

const heading = (Tag: "h3" | "h4" | "h5" | "h6", looks: string) =>
  function Heading({ children }: { children?: ReactNode }) {
    return (
      <Tag dir="auto" className={`mb-2 font-semibold leading-snug ${looks}`}>
        {children}
      </Tag>
    );
  };

const Table = ({ children }: { children?: ReactNode }) => (
  <ScrollBox label={t`Table`} className="my-4 rounded-lg border">
    <table dir="auto" className="w-full border-collapse text-[0.9375em]">
      {children}
    </table>
  </ScrollBox>
);

// As the text says, else where its lines begin.
const SIDES: Record<string, string> = { left: "[text-align:left]", center: "text-center", right: "[text-align:right]" };
const align = (style?: { textAlign?: string | undefined }) => SIDES[style?.textAlign ?? ""] ?? "text-start";

// Nothing but what is named here reaches the page: no ids, styles or other attributes of the text.
export const elements: Components = {
  a: ({ node, href, children }) => (
    <MarkdownLink href={href} text={textOf(node)}>
      {children}
    </MarkdownLink>
  ),
  img: ({ src, alt = "" }) => (
    <MarkdownLink href={typeof src === "string" ? src : undefined} text={alt}>
      {alt ? t`Picture: ${alt}` : t`Picture`}
    </MarkdownLink>
  ),
  pre: Pre,
  code: ({ children }) => (
    <code className="rounded-[5px] border bg-muted px-[0.3em] py-[0.1em] font-mono text-[0.875em]">{children}</code>
  ),
  p: ({ children }) => (
    <p dir="auto" className="my-3 [li>&]:my-1.5 [li>&:first-child]:mt-0 [li>&:last-child]:mb-0">
      {children}
    </p>
  ),
  h1: heading("h3", "mt-7 text-[1.2em]"),
  h2: heading("h4", "mt-6 text-[1.1em]"),
  h3: heading("h5", "mt-5 text-[1em]"),
  h4: heading("h6", "mt-4 text-[0.95em]"),
  h5: heading("h6", "mt-4 text-[0.95em] text-muted-foreground"),
  h6: heading("h6", "mt-4 text-[0.95em] text-muted-foreground"),
  ul: ({ children }) => (
    <ul dir="auto" className="my-3 list-disc space-y-1 ps-6 marker:text-muted-foreground [li>&]:my-1">
      {children}
    </ul>
  ),
  ol: ({ children, start }) => (
    <ol dir="auto" start={start} className="my-3 list-decimal space-y-1 ps-6 marker:text-muted-foreground [li>&]:my-1">
      {children}
    </ol>
  ),
  li: ({ children }) => <li className="ps-0.5 has-[>input]:list-none has-[>p>input]:list-none">{children}</li>,
  input: ({ checked }) => (
    <input
      type="checkbox"
      checked={checked}
      disabled
      aria-label={checked ? t`Done` : t`Not done`}
      className="-ms-5 me-1.5 accent-primary"
    />
  ),
  blockquote: ({ children }) => (
    <blockquote
      dir="auto"
      className="my-3 border-s-2 border-input ps-4 text-muted-foreground [&>:first-child]:mt-0 [&>:last-child]:mb-0"
    >
      {children}
    </blockquote>
  ),
  hr: () => <hr className="my-6" />,
  table: ({ children }) => <Table>{children}</Table>,
  th: ({ children, style }) => (
    <th className={`border-b bg-muted px-3 py-1.5 font-medium ${align(style)}`}>{children}</th>
  ),
  td: ({ children, style }) => (
    <td className={`border-b px-3 py-1.5 align-top [tr:last-child>&]:border-b-0 ${align(style)}`}>{children}</td>
  ),
  section: ({ children }) => <div className="mt-6 border-t pt-2 text-[0.9em] text-muted-foreground">{children}</div>,
  // The only one is a formula.
  span: ({ node }) => <Formula source={textOf(node)} display={node?.properties.dataDisplay === true} />,
  sup: ({ children }) => <sup>{children}</sup>,
};
