import { msg, t } from "@lingui/core/macro";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { titleText } from "./trash-words.ts";
import { dropItems, itemKey, type TrashItem } from "./use-trash.ts";

/** What is about to be deleted for good: one item, or all of them. */
export type Purge = TrashItem | "all";

const QUESTIONS = {
  project: msg`Delete this project for good?`,
  chat: msg`Delete this chat for good?`,
  message: msg`Delete this message for good?`,
  file: msg`Delete this file for good?`,
  collection: msg`Delete this template for good?`,
  prompt: msg`Delete this prompt for good?`,
};

/** After the name. */
const GONE = {
  project: msg`and the chats that were deleted with it are deleted for good.`,
  chat: msg`with its messages and its files is deleted for good.`,
  message: msg`and what followed it and was deleted with it are deleted for good.`,
  file: msg`with all its versions is deleted for good.`,
  collection: msg`with its files is deleted for good.`,
  prompt: msg`with all its versions is deleted for good.`,
};

export interface PurgeDialogProps {
  purge: Purge | undefined;
  onClose: () => void;
  onDone: () => void;
}

export function PurgeDialog({ purge, onClose, onDone }: PurgeDialogProps) {
  const done = () => {
    onClose();
    onDone();
  };
  const one = trpc.trash.purge.useMutation({
    onSuccess: (_answer, gone) => {
      dropItems((item) => itemKey(item) === itemKey(gone));
      done();
    },
  });
  const all = trpc.trash.empty.useMutation({
    onSuccess: () => {
      dropItems(() => true);
      done();
    },
  });
  const item = purge === "all" ? undefined : purge;
  const { isPending, error, reset } = item ? one : all;
  return (
    <ConfirmDialog
      open={purge !== undefined}
      onOpenChange={(open) => {
        if (open) return;
        reset();
        onClose();
      }}
      title={item ? t(QUESTIONS[item.kind]) : t`Empty the trash?`}
      description={
        item ? (
          <>
            <strong className="font-medium text-foreground">{titleText(item)}</strong> {t(GONE[item.kind])}{" "}
            {t`This cannot be undone.`}
          </>
        ) : (
          t`Everything in it is deleted for good. This cannot be undone.`
        )
      }
      confirmLabel={item ? t`Delete for good` : t`Empty trash`}
      busy={isPending}
      error={error && errorText(error)}
      onConfirm={() => (item ? one.mutate({ kind: item.kind, id: item.id }) : all.mutate())}
    />
  );
}
