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
      name={file?.title.split("/").at(-1) ?? `snippet.${findLanguage(fence.language)?.extension || "txt"}`}
      file={file}
      onOpen={file && onOpenFile && (() => onOpenFile(file.file_id))}
      streaming={streaming && !fence.closed}
    />
  );
}
