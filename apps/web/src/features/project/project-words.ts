export const TYPES = [
  ["web-app", "Web app"],
  ["web-service", "Web service"],
  ["web-site", "Web site"],
] as const;

export const typeText = (type: string | null) => TYPES.find(([known]) => known === type)?.[1] ?? type;

export const LANGUAGES =
  "typescript javascript python go rust java kotlin ruby php elixir c c++ c# swift shell sql".split(" ");

export const chatsText = (count: number) => (count === 1 ? "1 chat" : `${count} chats`);
