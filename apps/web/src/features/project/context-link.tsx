import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import { Tooltip } from "../../components/tooltip.tsx";
import { isolated } from "../../lib/isolated.ts";
import { trpc } from "../../lib/trpc.ts";

/** Says which project's context goes with a question, and leads to it. */
export function ContextLink({ projectId }: { projectId: number }) {
  const { data } = trpc.project.get.useQuery({ project_id: projectId });
  if (!data) return null;
  const label = t`Goes with every question: the context of ${isolated(data.project.name)}`;
  return (
    <Tooltip text={label} side="top">
      <Link
        to="/projects/$projectId/context"
        params={{ projectId: String(projectId) }}
        aria-label={label}
        className="flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-[13px] text-muted-foreground hover:bg-hover hover:text-foreground coarse:h-11 coarse:min-w-11 coarse:justify-center"
      >
        <ScrollText aria-hidden="true" className="size-4" />
        <span className="max-sm:hidden">{t`Context`}</span>
      </Link>
    </Tooltip>
  );
}
