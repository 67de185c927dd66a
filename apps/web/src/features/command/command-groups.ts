import { COMMAND_IDS, type CommandId, type CommandSection, commandOf } from "../../lib/commands.ts";

/** The commands by sections, in the order of the table. */
export function groupCommands(ids: readonly CommandId[] = COMMAND_IDS): [CommandSection, CommandId[]][] {
  const groups = new Map<CommandSection, CommandId[]>();
  for (const id of ids) {
    const { section } = commandOf(id);
    groups.set(section, [...(groups.get(section) ?? []), id]);
  }
  return [...groups];
}
