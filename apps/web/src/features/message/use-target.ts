import { useEffect, useState } from "react";
import { toast } from "../../components/toast.tsx";
import { errorText } from "../../lib/trpc.ts";
import { loadBackTo } from "./load-back-to.ts";
import type { MessageTarget } from "./message-target.ts";

/** The message that was asked for, once it is among those that are loaded. */
export function useTarget(chatId: number, target: MessageTarget | undefined, isReady: boolean) {
  const [loaded, setLoaded] = useState<MessageTarget>();
  useEffect(() => {
    if (!target || !isReady) return;
    let isStale = false;
    loadBackTo(chatId, target.id).then(
      (isThere) => {
        if (isStale) return;
        if (isThere) setLoaded(target);
        else toast.message("This message is not in the chat any more.");
      },
      (error) => {
        if (!isStale) toast.error(errorText(error));
      },
    );
    return () => {
      isStale = true;
    };
  }, [chatId, target, isReady]);
  return target && loaded === target ? loaded : undefined;
}
