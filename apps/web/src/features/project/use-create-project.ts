import { projectsPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";

export function useCreateProject() {
  const utils = trpc.useUtils();
  return trpc.project.create.useMutation({
    onSuccess: ({ project }) => {
      utils.project.get.setData({ project_id: project.id }, { project });
      utils.project.list.setData(projectsPage, (data) => data && { ...data, projects: [...data.projects, project] });
    },
  });
}
