import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { useEffect, useMemo, useState } from "react";
import { announce } from "../../lib/announce.ts";
import { bothWays, toMessages, withMessages } from "../../lib/message-pages.ts";
import { messagesPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";
import { followAnswer } from "./follow-answer.ts";
import { useLasting } from "./use-lasting.ts";

/** A lost connection mostly comes back before this; then nobody needs to hear of it. */
const QUIET_MS = 5_000;

const ENDS: Partial<Record<ChatMessage["status"], MessageDescriptor>> = {
  complete: msg`The answer is complete`,
  stopped: msg`The answer was stopped`,
  interrupted: msg`The answer was interrupted`,
  failed: msg`The answer failed`,
};

/** Follows the newest answer that is being written in this chat, through reloads and lost connections. */
export function useAnswer(chatId: number) {
  const utils = trpc.useUtils();
  const { message, lastStatus } = useNewest(chatId);
  const id = message?.id;
  const [isConnected, setConnected] = useState(true);

  useEffect(() => {
    if (!message) return;
    setConnected(true);
    announce(t`The answer is being written`);
    let hasEnded = false;
    const end = ({ blocks, status }: ChatMessage) => {
      hasEnded = true;
      if (blocks.length > 0) {
        void utils.file.list.invalidate({ chat_id: chatId });
        void utils.project.files.invalidate();
      }
      const said = ENDS[status];
      if (said) announce(t(said));
    };
    const close = followAnswer({
      subscribe: (input, observer) => utils.client.generation.follow.subscribe(input, observer),
      chatId,
      message,
      onEnd: (chatMessage) => {
        utils.message.list.setInfiniteData(messagesPage(chatId), (data) => data && withMessages(data, [chatMessage]));
        end(chatMessage);
      },
      onConnection: setConnected,
      onTrouble: () => void utils.message.list.invalidate(messagesPage(chatId)),
    });
    return () => {
      close();
      // The list may learn of the end before the stream does.
      const known = toMessages(utils.message.list.getInfiniteData(messagesPage(chatId))).find(
        (other) => other.id === id,
      );
      if (!hasEnded && known && known.status !== "streaming") end(known);
    };
  }, [chatId, id]);

  return { messageId: id, lastStatus, isLost: useLasting(id !== undefined && !isConnected, QUIET_MS) };
}

/** The answer that is being written, and how the newest message is. */
function useNewest(chatId: number) {
  const { data } = trpc.message.list.useInfiniteQuery(messagesPage(chatId), bothWays);
  return useMemo(() => {
    const messages = toMessages(data);
    const message = messages.findLast(({ status }) => status === "streaming");
    return { message, lastStatus: messages.at(-1)?.status ?? ("complete" as const) };
  }, [data]);
}
