import { t } from "@lingui/core/macro";
import type { Change } from "@neptun/api/event/schema";
import { knownChat } from "../features/chat/chat-cache.ts";
import { announce } from "../lib/announce.ts";
import { isolated } from "../lib/isolated.ts";

type Status = NonNullable<Change["status"]>;
const WORDS: Record<Status, (name: string) => string> = {
  streaming: (name) => t`An answer is being written in “${name}”`,
  complete: (name) => t`The answer in “${name}” is complete`,
  stopped: (name) => t`The answer in “${name}” was stopped`,
  interrupted: (name) => t`The answer in “${name}” was interrupted`,
  failed: (name) => t`The answer in “${name}” failed`,
};

/** Says to screen readers when answers in other chats than the open one begin and end; the open one's says its page. */
export function createTeller(): (events: readonly Change[]) => void {
  const running = new Set<number>();
  return (events) => {
    for (const { kind, action, ids, status, chat_id } of events) {
      const [id] = ids;
      if (kind !== "message" || action !== "changed" || !status || id === undefined || chat_id === null) continue;
      const isNews = status === "streaming" ? !running.has(id) : running.delete(id);
      if (status === "streaming") running.add(id);
      const chat = knownChat(chat_id);
      if (!isNews || !chat || location.pathname === `/chats/${chat_id}`) continue;
      announce(WORDS[status](isolated(chat.name)));
    }
  };
}
