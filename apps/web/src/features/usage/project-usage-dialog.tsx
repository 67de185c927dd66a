import { t } from "@lingui/core/macro";
import { Dialog } from "../../components/dialog.tsx";
import { isolated } from "../../lib/isolated.ts";
import { trpc } from "../../lib/trpc.ts";
import { UsageResult } from "./usage-result.tsx";

export interface ProjectUsageDialogProps {
  project: { id: number; name: string };
  onClose: () => void;
}

/** What the answers in the chats of a project used up to now. */
export function ProjectUsageDialog({ project, onClose }: ProjectUsageDialogProps) {
  const query = trpc.usage.project.useQuery({ project_id: project.id }, { staleTime: 0 });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Usage of “${isolated(project.name)}”`}
      description={t`Of the chats that are in it now.`}
      className="max-w-[min(42rem,calc(100vw-2rem))]"
    >
      <UsageResult query={query} />
    </Dialog>
  );
}
