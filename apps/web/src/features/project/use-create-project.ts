import type { CreateProjectInput } from "@neptun/api/project/schema";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { projectsPage } from "../../lib/pages.ts";
import { isRefused, trpc } from "../../lib/trpc.ts";

const ACTION = "project";

/** Creates a project once, however often the same is asked for until it is there. */
export function useCreateProject() {
  const utils = trpc.useUtils();
  const { mutateAsync } = trpc.project.create.useMutation({
    onSuccess: ({ project }) => {
      settleKey(ACTION);
      utils.project.get.setData({ project_id: project.id }, { project });
      utils.project.list.setData(projectsPage, (data) => {
        if (!data || data.projects.some(({ id }) => id === project.id)) return data;
        return { ...data, projects: [...data.projects, project] };
      });
    },
    onError: (error) => {
      if (isRefused(error)) settleKey(ACTION);
    },
  });
  return (input: CreateProjectInput) => mutateAsync({ ...input, idempotency_key: keyFor(ACTION, input) });
}
