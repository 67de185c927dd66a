import { trpcClient, utils } from "../../lib/trpc.ts";

/** Another branch of the chat is shown: its messages, outline, forks and files are asked for again. */
export const refreshBranch = (chat_id: number) =>
  Promise.all([
    utils.message.list.invalidate({ chat_id }),
    utils.message.outline.invalidate({ chat_id }),
    utils.message.find.invalidate({ chat_id }),
    utils.branch.forks.invalidate({ chat_id }),
    utils.file.invalidate(),
  ]);

/** Shows the branch that the message is in. Rejects where the message is in none. */
export async function openBranch(chat_id: number, message_id: number) {
  await trpcClient.branch.open.mutate({ chat_id, message_id });
  await refreshBranch(chat_id);
}
