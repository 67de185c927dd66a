import { projectsPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";

/** Changes a project; shown at once, and as it was again if the server refuses. */
export function useUpdateProject() {
  const utils = trpc.useUtils();
  return trpc.project.update.useMutation({
    onMutate: async ({ project_id, if_updated_at: _, ...change }) => {
      await Promise.all([utils.project.list.cancel(), utils.project.get.cancel({ project_id })]);
      const list = utils.project.list.getData(projectsPage);
      const one = utils.project.get.getData({ project_id });
      const edited = one && { ...one.project, ...change };
      if (edited) {
        utils.project.get.setData({ project_id }, { project: edited });
        utils.project.list.setData(
          projectsPage,
          (data) =>
            data && { ...data, projects: data.projects.map((item) => (item.id === project_id ? edited : item)) },
        );
      }
      return () => {
        utils.project.list.setData(projectsPage, list);
        utils.project.get.setData({ project_id }, one);
      };
    },
    onError: (_error, _input, restore) => restore?.(),
    onSuccess: ({ project }) => {
      utils.project.get.setData({ project_id: project.id }, { project });
      void utils.project.context.invalidate({ project_id: project.id });
    },
  });
}
