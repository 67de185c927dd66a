import { collectionsPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";

/** Changes a collection and its files. */
export function useUpdateCollection() {
  const utils = trpc.useUtils();
  return trpc.collection.update.useMutation({
    onSuccess: async ({ collection }) => {
      const collection_id = collection.id;
      utils.collection.get.setData({ collection_id }, (data) => data && { ...data, collection });
      utils.collection.list.setData(
        collectionsPage,
        (data) =>
          data && {
            ...data,
            collections: data.collections.map((one) => (one.id === collection_id ? collection : one)),
          },
      );
      void utils.collection.shared.invalidate();
      await Promise.all([utils.collection.get.invalidate({ collection_id }), utils.collection.files.invalidate()]);
    },
  });
}
