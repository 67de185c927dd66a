import { trpc } from "../../lib/trpc.ts";
import { UsageResult } from "./usage-result.tsx";

/** What the answers of a chat used up to now. */
export const ChatUsage = ({ chatId }: { chatId: number }) => (
  <UsageResult query={trpc.usage.chat.useQuery({ chat_id: chatId }, { staleTime: 0 })} />
);
