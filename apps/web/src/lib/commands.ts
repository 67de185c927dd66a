import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
export const SECTIONS = {
  anywhere: msg`Anywhere`,
  chats: msg`Chats`,
  answers: msg`Writing and answers`,
  reading: msg`Reading`,
  files: msg`Files`,
};
export type CommandSection = keyof typeof SECTIONS;

export interface Command {
  title: MessageDescriptor;
  section: CommandSection;
  /** What it has from the start; `Mod` is ⌘ on Apple's systems and Ctrl on others. */
  keys: readonly string[];
  /** Also where the focus is in a field: keys with `Mod` do so without it. */
  inFields?: boolean;
  /** Also where the focus is in a dialog or a menu. */
  inDialogs?: boolean;
  /** Again and again while the keys are held down. */
  repeats?: boolean;
  /** Of use only by its keys: the palette leaves it out. */
  keysOnly?: boolean;
}

/** Everything that keys can do. Who can do it at the moment says so with `useCommand`. */
export const COMMANDS = {
  "palette.open": { title: msg`Find anything`, section: "anywhere", keys: ["Mod+K"], inDialogs: true, keysOnly: true },
  "shortcuts.show": { title: msg`Keyboard shortcuts`, section: "anywhere", keys: ["Mod+/"], inDialogs: true },
  "search.open": { title: msg`Search everything`, section: "anywhere", keys: ["Mod+Shift+F"] },
  "sidebar.toggle": { title: msg`Show or hide the sidebar`, section: "anywhere", keys: ["Mod+Shift+S"] },
  "settings.open": { title: msg`Settings`, section: "anywhere", keys: ["Mod+,"] },
  "theme.toggle": { title: msg`Switch between light and dark`, section: "anywhere", keys: [] },
  "projects.open": { title: msg`Projects`, section: "anywhere", keys: [] },
  "collections.open": { title: msg`Templates and snippets`, section: "anywhere", keys: [] },
  "prompts.open": { title: msg`Prompts`, section: "anywhere", keys: [] },
  "tags.open": { title: msg`Tags`, section: "anywhere", keys: [] },
  "trash.open": { title: msg`Trash`, section: "anywhere", keys: [] },
  "undo.take": {
    title: msg`Take back what was deleted`,
    section: "anywhere",
    keys: ["Mod+Z"],
    inFields: false,
    inDialogs: true,
  },
  "chat.new": { title: msg`New chat`, section: "chats", keys: ["Mod+Shift+O"] },
  "chat.previous": { title: msg`Chat above`, section: "chats", keys: ["Alt+ArrowUp"], repeats: true, inFields: true },
  "chat.next": { title: msg`Chat below`, section: "chats", keys: ["Alt+ArrowDown"], repeats: true, inFields: true },
  "chat.rename": { title: msg`Rename this chat`, section: "chats", keys: [] },
  "branches.show": { title: msg`Show the branches of this chat`, section: "chats", keys: [] },
  "chat.settings": { title: msg`Settings of this chat`, section: "chats", keys: [] },
  "chat.delete": { title: msg`Delete this chat`, section: "chats", keys: ["Mod+Shift+Backspace"] },
  "composer.focus": {
    title: msg`Go to the message field`,
    section: "answers",
    keys: ["Shift+Escape"],
    inFields: true,
  },
  "answer.stop": { title: msg`Stop the answer`, section: "answers", keys: ["Escape"], inFields: true },
  "message.edit": {
    title: msg`Edit the last message, from the empty message field`,
    section: "answers",
    keys: ["ArrowUp"],
    inFields: true,
    keysOnly: true,
  },
  "answer.copy": { title: msg`Copy the last answer`, section: "answers", keys: ["Mod+Shift+C"] },
  "code.copy": { title: msg`Copy the last code block`, section: "answers", keys: ["Mod+Shift+;"] },
  "model.choose": { title: msg`Choose the model`, section: "answers", keys: ["Mod+Shift+M"] },
  "width.toggle": { title: msg`Switch between normal and wide chats`, section: "reading", keys: [] },
  "thread.find": { title: msg`Find in this chat`, section: "reading", keys: ["Mod+F"] },
  "message.next": {
    title: msg`Next message, while reading`,
    section: "reading",
    keys: ["J"],
    repeats: true,
    keysOnly: true,
  },
  "message.previous": {
    title: msg`Message before, while reading`,
    section: "reading",
    keys: ["K"],
    repeats: true,
    keysOnly: true,
  },
  "files.toggle": { title: msg`Show or hide the files`, section: "files", keys: [] },
  "file.find": {
    title: msg`Find in the open file`,
    section: "files",
    keys: ["Mod+F"],
    inDialogs: true,
    keysOnly: true,
  },
  "file.edit": { title: msg`Edit the open file`, section: "files", keys: ["E"], inDialogs: true, keysOnly: true },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];
export const commandOf = (id: CommandId): Command => COMMANDS[id];

/** These have the same keys and mean it: where the focus is decides. */
const SAME_KEYS: CommandId[][] = [["thread.find", "file.find"]];
export const mayShareKeys = (one: CommandId, other: CommandId) =>
  SAME_KEYS.some((group) => group.includes(one) && group.includes(other));
