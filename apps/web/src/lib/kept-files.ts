import { create } from "zustand";

/** Files to be kept as a template: versions by their ids, or what is newest in a folder (all, without one) of a chat. */
export type KeptFiles =
  | { file_ids: number[] }
  | { chat_id: number; path?: string }
  | { project_id: number; path?: string };

interface KeptState {
  files?: KeptFiles;
  /** What the template is called at first. */
  name: string;
}

/** What is about to be kept as a template: asked for wherever files are, answered by the dialog of the screen. */
export const useKeptFiles = create<KeptState>(() => ({ name: "" }));

export const keepFiles = (files: KeptFiles, name: string) => useKeptFiles.setState({ files, name });
export const keepNoFiles = () => useKeptFiles.setState({ files: undefined, name: "" });
