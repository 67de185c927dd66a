import { t } from "@lingui/core/macro";
import type { TreeFile } from "@neptun/api/file/schema";
import { toast } from "../../components/toast.tsx";
import { announce } from "../../lib/announce.ts";
import { errorText, trpc } from "../../lib/trpc.ts";

type Change = Partial<Pick<TreeFile, "pinned">>;

/** Pins a path of a project, shown at once, or chooses which chat's file stands at it. */
export function useUpdateTree() {
  const utils = trpc.useUtils();
  const patch = (project_id: number, title: string, change: (file: TreeFile) => TreeFile) =>
    utils.project.files.setData(
      { project_id },
      (data) => data && { ...data, files: data.files.map((file) => (file.title === title ? change(file) : file)) },
    );
  const { mutate, isPending } = trpc.project.updateFile.useMutation({
    onMutate: async ({ project_id, title, pinned }) => {
      if (pinned === undefined) return;
      await utils.project.files.cancel({ project_id });
      const change: Change = { pinned };
      patch(project_id, title, (file) => ({ ...file, ...change }));
    },
    onSuccess: ({ file }, { project_id }) => {
      patch(project_id, file.title, () => file);
      void utils.project.context.invalidate({ project_id });
    },
    onError: (error, { project_id }) => {
      toast.error(errorText(error));
      void utils.project.files.invalidate({ project_id });
    },
  });
  return {
    isPending,
    pin(project_id: number, title: string, pinned: boolean) {
      announce(pinned ? t`Pinned` : t`Unpinned`);
      mutate({ project_id, title, pinned });
    },
    /** null leaves it to the newest again. */
    prefer(project_id: number, title: string, preferred_lineage_id: number | null) {
      mutate({ project_id, title, preferred_lineage_id });
    },
  };
}
