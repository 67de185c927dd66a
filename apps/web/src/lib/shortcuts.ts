import { t } from "@lingui/core/macro";
import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { COMMAND_IDS, type CommandId, commandOf, mayShareKeys } from "./commands.ts";
import { keptStorage } from "./kept.ts";

interface ShortcutsState {
  /** The person's own keys; none where it is to have none. */
  own: Partial<Record<CommandId, string[]>>;
  bind(id: CommandId, keys: string[]): void;
  reset(id?: CommandId): void;
}

/** A person's keys belong to the keyboard they sit at: they stay in this browser. */
export const useShortcuts = create<ShortcutsState>()(
  persist(
    (set) => ({
      own: {},
      bind: (id, keys) => set(({ own }) => ({ own: { ...own, [id]: keys } })),
      reset: (id) => set(({ own }) => ({ own: id ? { ...own, [id]: undefined } : {} })),
    }),
    { name: "neptun-shortcuts", storage: createJSONStorage(() => keptStorage), partialize: ({ own }) => ({ own }) },
  ),
);

/** The keys that a command has now. What is kept may come from another version. */
export function keysOf(id: CommandId, own = useShortcuts.getState().own): readonly string[] {
  const keys = own[id];
  return Array.isArray(keys) ? keys : commandOf(id).keys;
}

/** The commands that these keys mean. */
export const commandsFor = (combos: string[], own = useShortcuts.getState().own): CommandId[] =>
  COMMAND_IDS.filter((id) => keysOf(id, own).some((keys) => combos.includes(keys)));

/** The other command that has these keys already. */
export const conflictOf = (id: CommandId, combo: string, own = useShortcuts.getState().own): CommandId | undefined =>
  commandsFor([combo], own).find((other) => other !== id && !mayShareKeys(id, other));

/** What browsers and systems keep for themselves. */
const TAKEN = ["Mod+T", "Mod+N", "Mod+W", "Mod+Q", "Mod+R", "Mod+L", "Mod+C", "Mod+V", "Mod+X", "Mod+A", "Mod+P"];
const BARE = /^(?:Shift\+)?(?:Enter|Tab|Space|Backspace|Delete|Arrow\w+|Home|End|Page\w+)$/;

/** Why a command cannot have these keys; undefined if it can. */
export function refusalOf(id: CommandId, combo: string): string | undefined {
  if (commandOf(id).keys.includes(combo)) return undefined;
  if (TAKEN.includes(combo) || /^Mod\+Shift\+[TNW]$/.test(combo)) return t`The browser needs these keys itself.`;
  if (BARE.test(combo)) return t`This key alone is needed to move and to write.`;
  return undefined;
}
