import { create } from "zustand";

/** Chats in which an answer is being written, and chats with something that was not read. */
interface Marks {
  generating: ReadonlySet<number>;
  unread: ReadonlySet<number>;
}
export const useMarks = create<Marks>()(() => ({ generating: new Set(), unread: new Set() }));

/** What the server says of all chats, or of those that were asked about. */
export function setMarks(told: { generating: number[]; unread: number[] }, about?: number[]) {
  const merge = (known: ReadonlySet<number>, ids: number[]) =>
    new Set(about ? [...[...known].filter((id) => !about.includes(id)), ...ids] : ids);
  useMarks.setState(({ generating, unread }) => ({
    generating: merge(generating, told.generating),
    unread: merge(unread, told.unread),
  }));
}

/** What of all answers the tab shows: one is being written, or one is finished that nobody has seen. */
export type AnswerSign = "running" | "finished" | undefined;

export const toSign = ({ generating, unread }: Marks, isInView: boolean): AnswerSign =>
  generating.size > 0 ? "running" : unread.size > 0 && !isInView ? "finished" : undefined;
