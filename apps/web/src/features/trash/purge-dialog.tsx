import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { KINDS, titleText } from "./trash-words.ts";
import { dropItems, itemKey, type TrashItem } from "./use-trash.ts";

/** What is about to be deleted for good: one item, or all of them. */
export type Purge = TrashItem | "all";

const WITH: Record<TrashItem["kind"], string> = {
  project: " and the chats that were deleted with it are",
  chat: ", its messages and its files are",
  message: " and what followed it and was deleted with it are",
  file: " with all its versions is",
  collection: " with its files is",
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
      title={item ? `Delete this ${KINDS[item.kind].toLowerCase()} for good?` : "Empty the trash?"}
      description={
        item ? (
          <>
            <strong className="font-medium text-foreground">{titleText(item)}</strong>
            {WITH[item.kind]} deleted for good. This cannot be undone.
          </>
        ) : (
          "Everything in it is deleted for good. This cannot be undone."
        )
      }
      confirmLabel={item ? "Delete for good" : "Empty trash"}
      busy={isPending}
      error={error && errorText(error)}
      onConfirm={() => (item ? one.mutate({ kind: item.kind, id: item.id }) : all.mutate())}
    />
  );
}
