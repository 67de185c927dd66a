import { type CodeBlock as Fence, findBlocks } from "@neptun/api/file/blocks";
import { memo, useMemo, useRef } from "react";
import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import remend from "remend";
import { cn } from "../lib/cn.ts";
import { FencedCode } from "./fenced-code.tsx";
import { LongMarkdown } from "./long-markdown.tsx";
import { type MarkdownBlock, type MarkdownBlocks, toMarkdownBlocks } from "./markdown-blocks.ts";
import { MarkdownBoundary, PlainText } from "./markdown-boundary.tsx";
import { BlockContext, type CodeFile, FilesContext } from "./markdown-context.ts";
import { isTooCostly } from "./markdown-cost.ts";
import { elements, safeUrl } from "./markdown-elements.tsx";
import { remarkFormulas } from "./markdown-formulas.ts";

export interface MarkdownProps {
  text: string;
  /** The text still grows: what is not finished is shown as if it were. */
  streaming?: boolean;
  /** Which files its fenced blocks are. */
  files?: readonly CodeFile[];
  onOpenFile?(file_id: number): void;
  className?: string;
}

const noFiles: readonly CodeFile[] = [];

/** Of more blocks, only those near the view are rendered. */
const MANY = 100;

/** Untrusted markdown: no HTML, no pictures, links to the web and to mail only. Only the end of a growing text is parsed again. */
export function Markdown({ text, streaming = false, files = noFiles, onOpenFile, className }: MarkdownProps) {
  const previous = useRef<MarkdownBlocks>(undefined);
  const { blocks } = useMemo(() => {
    previous.current = toMarkdownBlocks(text, previous.current);
    return previous.current;
  }, [text]);
  const context = useMemo(() => ({ files, onOpenFile }), [files, onOpenFile]);
  const last = blocks.at(-1);
  const render = (block: MarkdownBlock) => (
    <Block key={block.start} {...block} streaming={streaming && block === last} />
  );
  return (
    <FilesContext value={context}>
      <div className={cn("min-w-0 wrap-anywhere [&>:first-child]:mt-0 [&>:last-child]:mb-0", className)}>
        {blocks.length > MANY ? <LongMarkdown blocks={blocks} render={render} /> : blocks.map(render)}
      </div>
    </FilesContext>
  );
}

interface BlockProps {
  start: number;
  text: string;
  streaming: boolean;
}

const Block = memo(function Block({ start, text, streaming }: BlockProps) {
  const context = useMemo(() => ({ start, text, streaming }), [start, text, streaming]);
  const fences = text.includes("```") || text.includes("~~~") ? findBlocks(text) : [];
  const [fence] = fences;
  if (fence && isAll(fence, text)) {
    return <FencedCode fence={fence} position={start + fence.position} streaming={streaming} />;
  }
  if (isTooCostly(text)) return <PlainText text={text} />;
  const whole =
    streaming && fences.every(({ closed }) => closed) ? remend(text, { linkMode: "text-only", katex: false }) : text;
  return (
    <MarkdownBoundary text={text}>
      <BlockContext value={context}>
        <ReactMarkdown remarkPlugins={plugins} components={elements} urlTransform={safeUrl}>
          {whole}
        </ReactMarkdown>
      </BlockContext>
    </MarkdownBoundary>
  );
});

const plugins = [remarkGfm, remarkFormulas];

const isAll = (fence: Fence, text: string) =>
  text.slice(0, fence.position).trim() === "" && text.slice(fence.end).trim() === "";
