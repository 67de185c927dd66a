import { useSyncExternalStore } from "react";
import type { CommandId } from "../../lib/commands.ts";
import { ableNow, onAbleChange } from "../../lib/use-command.ts";

/** The commands that can be done now, wherever the focus is. */
export function useAbleCommands(): ReadonlySet<CommandId> {
  const able = useSyncExternalStore(onAbleChange, ableNow);
  return new Set(able.filter(({ within }) => !within).map(({ id }) => id));
}
