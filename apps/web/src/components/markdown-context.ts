import { createContext } from "react";

/** The file that a fenced block of the text is. */
export interface CodeFile {
  /** UTF-16 offset of the opening fence in the whole text. */
  position: number;
  file_id: number;
  title: string;
  version: number;
}

export const FilesContext = createContext<{ files: readonly CodeFile[]; onOpenFile?(file_id: number): void }>({
  files: [],
});

/** The top-level block an element stands in. */
export const BlockContext = createContext<{ start: number; text: string; streaming: boolean }>({
  start: 0,
  text: "",
  streaming: false,
});
