import { create } from "zustand";

/** What is about to be shared: a chat, a version of a file, or the files of a project. */
export type SharedThing = { chat_id: number } | { file_id: number } | { project_id: number };

interface SharingState {
  thing?: SharedThing;
  /** What it is called. */
  name: string;
}

/** Asked for wherever a thing is, answered by the dialog of the frame. */
export const useSharing = create<SharingState>(() => ({ name: "" }));

export const shareThing = (thing: SharedThing, name: string) => useSharing.setState({ thing, name });
export const shareNothing = () => useSharing.setState({ thing: undefined, name: "" });
