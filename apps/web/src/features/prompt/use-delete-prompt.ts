import { t } from "@lingui/core/macro";
import { useRouter } from "@tanstack/react-router";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { isolated } from "../../lib/isolated.ts";
import { promptsPage } from "../../lib/pages.ts";
import { errorText, keyOf, queryClient, trpc } from "../../lib/trpc.ts";

/** Moves a prompt to the trash and leaves its page. Undo brings it back. */
export function useDeletePrompt() {
  const router = useRouter();
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toast.error(errorText(error));
  const removal = trpc.prompt.delete.useMutation({ onError });
  const restoration = trpc.prompt.restore.useMutation({ onError });

  return async ({ id: prompt_id, name }: { id: number; name: string }) => {
    const title = isolated(name);
    const { href } = router.state.location;
    const before = utils.prompt.list.getData(promptsPage);
    await utils.prompt.list.cancel();
    await removeWithUndo({
      text: t`Deleted “${title}”`,
      hide: () =>
        utils.prompt.list.setData(
          promptsPage,
          (data) => data && { ...data, prompts: data.prompts.filter(({ id }) => id !== prompt_id) },
        ),
      show: () => utils.prompt.list.setData(promptsPage, before),
      comeBack: () => router.history.push(href),
      remove: () => {
        void router.navigate({ to: "/prompts" });
        return removal.mutateAsync({ prompt_id });
      },
      restore: () => restoration.mutateAsync({ prompt_id }),
      forget: () => queryClient.removeQueries({ queryKey: keyOf(trpc.prompt.get, { prompt_id }) }),
      settle: () => {
        void utils.prompt.list.invalidate();
        void utils.trash.invalidate();
      },
    });
  };
}
