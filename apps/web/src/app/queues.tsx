import { useEffect } from "react";
import { touchChat } from "../features/chat/chat-cache.ts";
import { followQueues } from "../features/generation/send-queue.ts";
import { trpc } from "../lib/trpc.ts";

/** Sends what waits in the queues of chats, whichever screen is shown. Shows nothing. */
export function Queues() {
  const { data } = trpc.user.get.useQuery();
  const userId = data?.user.id;
  useEffect(() => (userId === undefined ? undefined : followQueues(touchChat)), [userId]);
  return null;
}
