import { t } from "@lingui/core/macro";
import type { Project, WholeProject } from "@neptun/api/project/schema";
import { useRouter } from "@tanstack/react-router";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { isolated } from "../../lib/isolated.ts";
import { projectsPage } from "../../lib/pages.ts";
import { errorText, keyOf, queryClient, trpc } from "../../lib/trpc.ts";

/** Moves a project to the trash, with or without its chats, and leaves its page. Undo brings all that back. */
export function useDeleteProject() {
  const router = useRouter();
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toast.error(errorText(error));
  const removal = trpc.project.delete.useMutation({ onError });
  const restoration = trpc.project.restore.useMutation({ onError });
  const edit = (change: (projects: Project[]) => Project[]) =>
    utils.project.list.setData(projectsPage, (data) => data && { ...data, projects: change(data.projects) });

  return async (project: WholeProject, withChats: boolean) => {
    const { pathname, href } = router.state.location;
    const project_id = project.id;
    const isOpen = pathname === `/projects/${project_id}`;
    const others = (projects: Project[]) => projects.filter(({ id }) => id !== project_id);
    await utils.project.list.cancel();
    await removeWithUndo({
      text: withChats ? t`Deleted “${isolated(project.name)}” with its chats` : t`Deleted “${isolated(project.name)}”`,
      hide: () => edit(others),
      show: () => {
        utils.project.get.setData({ project_id }, { project });
        edit((projects) => [...others(projects), project].toSorted((one, other) => one.id - other.id));
      },
      comeBack: () => isOpen && router.history.push(href),
      remove: () => {
        if (isOpen) void router.navigate({ to: "/projects" });
        return removal.mutateAsync({ project_id, with: withChats ? "chats" : undefined });
      },
      restore: () => restoration.mutateAsync({ project_id }),
      forget: () => queryClient.removeQueries({ queryKey: keyOf(trpc.project.get, { project_id }) }),
      settle: () => {
        void utils.project.list.invalidate();
        void utils.chat.invalidate();
        void utils.trash.invalidate();
      },
    });
  };
}
