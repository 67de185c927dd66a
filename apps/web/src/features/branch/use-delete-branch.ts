import { plural } from "@lingui/core/macro";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { openBranch, refreshBranch } from "../../lib/branches.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { type BranchNode, withAllBelow } from "./branch-tree.ts";

/** Moves what is only a branch's, with all that leaves it, to the trash. Undo brings it back and shows what was shown. */
export function useDeleteBranch(chat_id: number) {
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toast.error(errorText(error));
  const removal = trpc.message.delete.useMutation({ onError });
  const restoration = trpc.message.restore.useMutation({ onError });

  return async (node: BranchNode) => {
    const { turnId: message_id } = node;
    if (message_id === undefined) return;
    const before = utils.branch.list.getData({ chat_id });
    const shown = before?.branches.find(({ current }) => current);
    const isFirst = node.branch.id === 0;
    // What leaves the first branch before that message stays, and so does what it begins with.
    const gone = isFirst
      ? node.children.filter(({ branch }) => (branch.after_id ?? 0) >= message_id).flatMap(withAllBelow)
      : withAllBelow(node);
    const ids = new Set(gone.map(({ branch }) => branch.id));
    await utils.branch.list.cancel({ chat_id });
    await removeWithUndo({
      text: plural(gone.length + Number(isFirst), { one: "Deleted a branch", other: "Deleted # branches" }),
      hide: () =>
        utils.branch.list.setData(
          { chat_id },
          (data) => data && { ...data, branches: data.branches.filter(({ id }) => !ids.has(id)) },
        ),
      show: () => utils.branch.list.setData({ chat_id }, before),
      remove: () => removal.mutateAsync({ chat_id, message_id }),
      restore: async () => {
        await restoration.mutateAsync({ chat_id, message_id });
        if (shown && !ids.has(shown.id) && !(isFirst && shown.id === 0)) await openBranch(chat_id, shown.last_id);
      },
      settle: () => {
        void refreshBranch(chat_id);
        void utils.trash.invalidate();
      },
    });
  };
}
