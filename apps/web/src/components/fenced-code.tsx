import type { CodeBlock as Fence } from "@neptun/api/file/blocks";
import { findLanguage } from "@neptun/api/file/language";
import { useContext } from "react";
import { CodeBlock } from "./code-block.tsx";
import { FilesContext } from "./markdown-context.ts";

export interface FencedCodeProps {
  fence: Fence;
  /** Where the fence begins in the whole text. */
  position: number;
  streaming: boolean;
}

/** A fenced block with the file that it became, if it did. */
export function FencedCode({ fence, position, streaming }: FencedCodeProps) {
  const { files, onOpenFile } = useContext(FilesContext);
  const file = files.find((candidate) => candidate.position === position);
  return (
    <CodeBlock
      text={fence.text}
      language={fence.language}
      name={nameOf(fence, file?.title)}
      file={file}
      onOpen={file && onOpenFile && (() => onOpenFile(file.file_id))}
      streaming={streaming && !fence.closed}
    />
  );
}

/** What the block is called when it is downloaded: a change of a file is not that file. */
function nameOf({ language, text }: Fence, title: string | undefined): string {
  const known = findLanguage(language);
  const name = title?.split("/").at(-1);
  if (!name) return `snippet.${known?.extension || "txt"}`;
  return known?.name === "diff" || /^<{5,9} SEARCH/m.test(text) ? `${name}.patch` : name;
}
