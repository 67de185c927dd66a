export type CommandSection = "Anywhere" | "Chats" | "Writing and answers" | "Reading" | "Files";

export interface Command {
  title: string;
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
  "palette.open": { title: "Find anything", section: "Anywhere", keys: ["Mod+K"], inDialogs: true, keysOnly: true },
  "shortcuts.show": { title: "Keyboard shortcuts", section: "Anywhere", keys: ["Mod+/"], inDialogs: true },
  "search.open": { title: "Search everything", section: "Anywhere", keys: ["Mod+Shift+F"] },
  "sidebar.toggle": { title: "Show or hide the sidebar", section: "Anywhere", keys: ["Mod+Shift+S"] },
  "settings.open": { title: "Settings", section: "Anywhere", keys: ["Mod+,"] },
  "theme.toggle": { title: "Switch between light and dark", section: "Anywhere", keys: [] },
  "projects.open": { title: "Projects", section: "Anywhere", keys: [] },
  "collections.open": { title: "Templates and snippets", section: "Anywhere", keys: [] },
  "trash.open": { title: "Trash", section: "Anywhere", keys: [] },
  "undo.take": { title: "Take back what was deleted", section: "Anywhere", keys: ["Mod+Z"], inFields: false },
  "chat.new": { title: "New chat", section: "Chats", keys: ["Mod+Shift+O"] },
  "chat.previous": { title: "Chat above", section: "Chats", keys: ["Alt+ArrowUp"], repeats: true, inFields: true },
  "chat.next": { title: "Chat below", section: "Chats", keys: ["Alt+ArrowDown"], repeats: true, inFields: true },
  "chat.rename": { title: "Rename this chat", section: "Chats", keys: [] },
  "chat.delete": { title: "Delete this chat", section: "Chats", keys: ["Mod+Shift+Backspace"] },
  "composer.focus": {
    title: "Go to the message field",
    section: "Writing and answers",
    keys: ["Shift+Escape"],
    inFields: true,
  },
  "answer.stop": { title: "Stop the answer", section: "Writing and answers", keys: ["Escape"], inFields: true },
  "answer.copy": { title: "Copy the last answer", section: "Writing and answers", keys: ["Mod+Shift+C"] },
  "code.copy": { title: "Copy the last code block", section: "Writing and answers", keys: ["Mod+Shift+;"] },
  "model.choose": { title: "Choose the model", section: "Writing and answers", keys: ["Mod+Shift+M"] },
  "files.toggle": { title: "Show or hide the files", section: "Files", keys: [] },
  "file.find": { title: "Find in the open file", section: "Files", keys: ["Mod+F"], inDialogs: true, keysOnly: true },
  "file.edit": { title: "Edit the open file", section: "Files", keys: ["E"], inDialogs: true, keysOnly: true },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];
export const commandOf = (id: CommandId): Command => COMMANDS[id];

/** These have the same keys and mean it: where the focus is decides. */
const SAME_KEYS: CommandId[][] = [];
export const mayShareKeys = (one: CommandId, other: CommandId) =>
  SAME_KEYS.some((group) => group.includes(one) && group.includes(other));
