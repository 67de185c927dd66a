import { memo, type ReactNode, useMemo, useRef, useState } from "react";
import type { MarkdownBlock } from "./markdown-blocks.ts";
import { likelyHeight, type MarkdownChunk, toChunks } from "./markdown-chunks.ts";
import { useNear } from "./use-near.ts";

/** At both ends so many chunks are rendered at once: there a reader begins. */
const AT_ENDS = 2;

export interface LongMarkdownProps {
  blocks: MarkdownBlock[];
  render(block: MarkdownBlock): ReactNode;
}

/**
 * The blocks of a text that is too long to be rendered whole. What is far from the view stands there as it was written, so
 * that it can be found, selected and read aloud, in about the room it will need; near the view it is rendered, and stays so.
 */
export function LongMarkdown({ blocks, render }: LongMarkdownProps) {
  const root = useRef<HTMLDivElement>(null);
  const chunks = useMemo(() => toChunks(blocks), [blocks]);
  // What is written later is written in view.
  const [atFirst] = useState(chunks.length);
  const near = useNear(root);
  const isShown = (index: number) => index < AT_ENDS || index >= atFirst - AT_ENDS || near.has(index);
  return (
    <div ref={root} className="[&>:first-child>:first-child]:mt-0 [&>:last-child>:last-child]:mb-0">
      {chunks.map((chunk, index) =>
        isShown(index) ? (
          <div key={chunk.start}>{chunk.blocks.map(render)}</div>
        ) : (
          <FarChunk key={chunk.start} chunk={chunk} index={index} />
        ),
      )}
    </div>
  );
}

const FarChunk = memo(
  function FarChunk({ chunk, index }: { chunk: MarkdownChunk; index: number }) {
    return (
      <div
        data-far={index}
        dir="auto"
        className="my-3 overflow-clip whitespace-pre-wrap text-muted-foreground [content-visibility:auto]"
        style={{ height: `${likelyHeight(chunk)}px` }}
      >
        {chunk.blocks.map(({ text }) => text).join("")}
      </div>
    );
  },
  (before, after) => before.index === after.index && before.chunk.blocks[0] === after.chunk.blocks[0],
);
