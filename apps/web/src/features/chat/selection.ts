import { create } from "zustand";

interface Selection {
  /** The chosen chats; undefined while nobody selects. */
  ids?: ReadonlySet<number>;
  /** Where a range begins: the chat that was chosen last. */
  from?: number;
}

export const useSelection = create<Selection>()(() => ({}));

/** Chooses a chat, or no longer; the first begins the selection. */
export function toggleSelected(id: number) {
  const ids = new Set(useSelection.getState().ids);
  if (!ids.delete(id)) ids.add(id);
  useSelection.setState({ ids, from: id });
}

/** Chooses all from the chat that was chosen last to this one, in the order in which they are shown. */
export function selectTo(id: number, shown: readonly number[]) {
  const { ids, from } = useSelection.getState();
  const [start, end] = [shown.indexOf(from ?? id), shown.indexOf(id)].toSorted((a, b) => a - b);
  if (start === undefined || end === undefined || start < 0) return toggleSelected(id);
  useSelection.setState({ ids: new Set([...(ids ?? []), ...shown.slice(start, end + 1)]), from: id });
}

export const leaveSelection = () => useSelection.setState({ ids: undefined, from: undefined });
