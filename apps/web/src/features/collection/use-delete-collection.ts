import { t } from "@lingui/core/macro";
import type { Collection } from "@neptun/api/collection/schema";
import { useRouter } from "@tanstack/react-router";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { isolated } from "../../lib/isolated.ts";
import { collectionsPage } from "../../lib/pages.ts";
import { errorText, keyOf, queryClient, trpc } from "../../lib/trpc.ts";

/** Moves a collection to the trash and leaves its page. Undo brings it back. */
export function useDeleteCollection() {
  const router = useRouter();
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toast.error(errorText(error));
  const removal = trpc.collection.delete.useMutation({ onError });
  const restoration = trpc.collection.restore.useMutation({ onError });
  const edit = (change: (collections: Collection[]) => Collection[]) =>
    utils.collection.list.setData(
      collectionsPage,
      (data) => data && { ...data, collections: change(data.collections) },
    );

  return async (collection: Collection) => {
    const { href } = router.state.location;
    const collection_id = collection.id;
    const others = (collections: Collection[]) => collections.filter(({ id }) => id !== collection_id);
    await utils.collection.list.cancel();
    await removeWithUndo({
      text: t`Deleted “${isolated(collection.name)}”`,
      hide: () => edit(others),
      show: () => edit((all) => [...others(all), collection].toSorted((one, other) => one.id - other.id)),
      comeBack: () => router.history.push(href),
      remove: () => {
        void router.navigate({ to: "/collections" });
        return removal.mutateAsync({ collection_id });
      },
      restore: () => restoration.mutateAsync({ collection_id }),
      forget: () => queryClient.removeQueries({ queryKey: keyOf(trpc.collection.get, { collection_id }) }),
      settle: () => {
        void utils.collection.list.invalidate();
        void utils.trash.invalidate();
      },
    });
  };
}
