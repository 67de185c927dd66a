import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState } from "react";
import { toast } from "../../components/toast.tsx";
import { openBranch } from "../../lib/branches.ts";
import { bothWays, toMessages } from "../../lib/message-pages.ts";
import { messagesAround, messagesPage } from "../../lib/pages.ts";
import { errorCode, errorText, utils } from "../../lib/trpc.ts";
import type { MessageTarget } from "./message-target.ts";
import type { ThreadView } from "./use-messages.ts";

interface FoundTarget {
  chatId: number;
  target: MessageTarget | undefined;
  view: ThreadView;
  /** The newest messages are there. */
  isReady: boolean;
  /** Shows the messages around one; the newest ones, without it. */
  show(around: number | undefined): void;
}

/** Looks for the message that was asked for, once for each time: among the messages that are loaded, else on the server. */
export function useFoundTarget({ chatId, target, view, isReady, show }: FoundTarget) {
  const [settled, setSettled] = useState<MessageTarget>();
  const [found, setFound] = useState<MessageTarget>();
  const latest = useRef({ view, show });
  latest.current = { view, show };
  const foundIn = useRef<number>(undefined);
  useEffect(() => {
    if (!target || !isReady) return;
    let isStale = false;
    const { around } = latest.current.view;
    findAround(chatId, target.id, around)
      .then((place) => {
        if (isStale) return;
        latest.current.show(place);
        foundIn.current = undefined;
        setFound(target);
      })
      .catch((error) => {
        if (isStale) return;
        if (errorCode(error) === "NOT_FOUND") toast.message(t`This message is not in the chat any more.`);
        else toast.error(errorText(error));
      })
      .finally(() => !isStale && setSettled(target));
    return () => {
      isStale = true;
    };
  }, [chatId, target, isReady]);
  const isFound = target !== undefined && found === target;
  // Who left the list that it was found in has left it, too.
  if (isFound) foundIn.current ??= view.key;
  return {
    found: isFound && foundIn.current === view.key ? target : undefined,
    isLooking: target !== undefined && settled !== target,
  };
}

/** Where the message is: among the newest that are loaded, around the one that is shown, or around itself. Rejects if it is nowhere. */
async function findAround(chatId: number, id: number, shown: number | undefined): Promise<number | undefined> {
  const { list } = utils.message;
  const has = (data: Parameters<typeof toMessages>[0]) => toMessages(data).some((message) => message.id === id);
  if (has(list.getInfiniteData(messagesPage(chatId)))) return undefined;
  for (const around of [shown, id]) {
    if (around !== undefined && has(list.getInfiniteData(messagesAround(chatId, around)))) return around;
  }
  const fetch = () => list.fetchInfinite(messagesAround(chatId, id), { ...bothWays, pages: 1 });
  await fetch().catch(async (error) => {
    if (errorCode(error) !== "NOT_FOUND") throw error;
    // It is in another branch, or nowhere.
    await openBranch(chatId, id);
    await fetch();
  });
  return id;
}
