export type Popup = [opener: string | RegExp, item?: string];

/**
 * What opens over a screen: by which button, and by which item of its menu. `CHAT` and `PROJECT` are ids, of a chat called
 * "A chat" with a file, in the project; something is in the trash.
 */
export const POPUPS: [path: string, openers: Popup[]][] = [
  [
    "/chats/CHAT",
    [
      ["Options for this chat"],
      ["Options for this chat", "Tags"],
      ["Options for this chat", "Settings"],
      ["Options for this chat", "Share"],
      [/^Model: /],
      ["Other ways to answer"],
    ],
  ],
  ["/projects/PROJECT", [["Edit"], ["Share"], ["Usage"], ["Delete the project"]]],
  ["/projects/PROJECT/files", [["Add"], ["Download"]]],
  ["/settings", [["New token"], ["Delete account…"]]],
  ["/prompts", [["New prompt"]]],
  ["/collections", [["New template"]]],
  ["/trash", [["Empty trash"]]],
  ["/search", [["Add a filter"]]],
];

/** What opens from the sidebar. */
export const IN_SIDEBAR: Popup[] = [
  ["Options for A chat"],
  ["Options for A chat", "Tags"],
  ["Sort and filter the chats"],
  [/@example\.org$/],
  ["Find anything"],
];
