import { msg, plural, t } from "@lingui/core/macro";
export const TYPES = [
  ["web-app", msg`Web app`],
  ["web-service", msg`Web service`],
  ["web-site", msg`Web site`],
] as const;

export const typeText = (type: string | null) => {
  const words = TYPES.find(([known]) => known === type)?.[1];
  return words ? t(words) : type;
};

export const LANGUAGES =
  "typescript javascript python go rust java kotlin ruby php elixir c c++ c# swift shell sql".split(" ");

export const chatsText = (count: number) => plural(count, { one: "# chat", other: "# chats" });
