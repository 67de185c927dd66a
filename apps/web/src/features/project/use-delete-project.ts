import { useNavigate } from "@tanstack/react-router";
import { projectsPage } from "../../lib/pages.ts";
import { keyOf, queryClient, trpc } from "../../lib/trpc.ts";

/** Deletes a project, with or without its chats, and leaves its page. */
export function useDeleteProject() {
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  return trpc.project.delete.useMutation({
    onSuccess: async (_answer, { project_id }) => {
      utils.project.list.setData(
        projectsPage,
        (data) => data && { ...data, projects: data.projects.filter((project) => project.id !== project_id) },
      );
      await navigate({ to: "/projects" });
      queryClient.removeQueries({ queryKey: keyOf(trpc.project.get, { project_id }) });
      void utils.chat.invalidate();
    },
  });
}
