import type { ChatMessage } from "@neptun/api/message/schema";
import { useEffect } from "react";
import { type Outgoing, useOutbox } from "../../lib/outbox.ts";

/** Drops a message that seemed not to be sent, when the server turns out to have it: its answer had been lost. */
export function useDelivered(outgoing: Outgoing[], messages: ChatMessage[]) {
  useEffect(() => {
    for (const { key, state, text, after } of outgoing) {
      const isThere = ({ id, actor, message }: ChatMessage) => id > after && actor === "user" && message === text;
      if (state === "unsent" && messages.some(isThere)) useOutbox.getState().remove(key);
    }
  }, [outgoing, messages]);
}
