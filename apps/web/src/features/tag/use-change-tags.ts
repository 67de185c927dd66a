import { t } from "@lingui/core/macro";
import type { Tag } from "@neptun/api/tag/schema";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { isolated } from "../../lib/isolated.ts";
import { errorText, trpc } from "../../lib/trpc.ts";

type Change = Partial<Pick<Tag, "name" | "colour">>;

/** Renames tags, gives them colours, merges and deletes them: shown at once, and taken back by undo. */
export function useChangeTags() {
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toast.error(errorText(error));
  const update = trpc.tag.update.useMutation({ onError });
  const merging = trpc.tag.merge.useMutation({ onError });
  const removal = trpc.tag.delete.useMutation({ onError });
  const restoration = trpc.tag.restore.useMutation({ onError });
  const edit = (change: (tags: Tag[]) => Tag[]) =>
    utils.tag.list.setData(undefined, (data) => data && { tags: change(data.tags) });
  const begin = async () => {
    await utils.tag.list.cancel();
    const before = utils.tag.list.getData();
    return () => utils.tag.list.setData(undefined, before);
  };
  // The chats have other tags now.
  const settle = () => {
    void utils.tag.list.invalidate();
    void utils.chat.invalidate();
  };
  const without = (id: number) => edit((tags) => tags.filter((tag) => tag.id !== id));
  return {
    async change({ id: tag_id, name, colour }: Tag, change: Change, text: string) {
      const show = await begin();
      const before: Change = {
        ...(change.name !== undefined && { name }),
        ...(change.colour !== undefined && { colour }),
      };
      await removeWithUndo({
        text,
        hide: () => edit((tags) => tags.map((tag) => (tag.id === tag_id ? { ...tag, ...change } : tag))),
        show,
        remove: () => update.mutateAsync({ tag_id, ...change }),
        restore: () => update.mutateAsync({ tag_id, ...before }),
        settle,
      });
    },
    async merge({ id: tag_id, name }: Tag, into: Tag) {
      const [from, to] = [isolated(name), isolated(into.name)];
      const show = await begin();
      await removeWithUndo({
        text: t`“${from}” is merged into “${to}”`,
        hide: () => without(tag_id),
        show,
        remove: () => merging.mutateAsync({ tag_id, into_tag_id: into.id }),
        restore: () => restoration.mutateAsync({ tag_id }),
        settle,
      });
    },
    async remove({ id: tag_id, name }: Tag) {
      const show = await begin();
      await removeWithUndo({
        text: t`Deleted “${isolated(name)}”`,
        hide: () => without(tag_id),
        show,
        remove: () => removal.mutateAsync({ tag_id }),
        restore: () => restoration.mutateAsync({ tag_id }),
        settle,
      });
    },
  };
}
