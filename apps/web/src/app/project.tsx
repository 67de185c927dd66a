import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChartColumn, ChevronRight, Files, MessageSquarePlus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import { soon } from "../components/soon.tsx";
import { ProjectChats } from "../features/chat/project-chats.tsx";
import { useStartChat } from "../features/chat/use-start-chat.ts";
import { AddButtons } from "../features/file/add-buttons.tsx";
import { AddFiles } from "../features/file/add-files.tsx";
import { Composer } from "../features/generation/composer.tsx";
import { setDraft } from "../features/generation/drafts.ts";
import { ModelPicker } from "../features/model/model-picker.tsx";
import { useModelChoice } from "../features/model/use-model-choice.ts";
import { ContextLink } from "../features/project/context-link.tsx";
import { ProjectHead } from "../features/project/project-head.tsx";
import { ProjectStarters } from "../features/project/project-starters.tsx";
import { locale } from "../lib/language.ts";
import { errorCode, trpc } from "../lib/trpc.ts";
import { usePickableFiles } from "../lib/use-pickable-files.ts";
import { useTitle } from "../lib/use-title.ts";
import { Crumbs } from "./crumbs.tsx";
import { NotFound } from "./errors.tsx";
import { ScreenHeader } from "./screen-header.tsx";
import { useContextTokens } from "./use-context-tokens.ts";
import { usePreloadedChat } from "./use-preloaded-chat.ts";

const ProjectUsageDialog = soon(() =>
  import("../features/usage/project-usage-dialog.tsx").then(({ ProjectUsageDialog }) => ProjectUsageDialog),
);

const route = getRouteApi("/shell/projects/$projectId");

export function ProjectScreen() {
  const projectId = Number(route.useParams().projectId);
  const { data, error } = trpc.project.get.useQuery({ project_id: projectId });
  const [model, choose] = useModelChoice();
  const start = useStartChat(model, projectId);
  const page = useRef<HTMLDivElement>(null);
  const contextTokens = useContextTokens(model);
  const pickable = usePickableFiles({ projectId });
  usePreloadedChat();
  useTitle(data?.project.name);
  if (errorCode(error) === "NOT_FOUND") return <NotFound />;
  if (!data) return null;
  const draftKey = `project:${projectId}`;
  const startChat = (
    <Button variant="primary" onClick={() => page.current?.querySelector("textarea")?.focus()}>
      <MessageSquarePlus aria-hidden="true" />
      {t`Start a chat`}
    </Button>
  );
  return (
    <>
      <ScreenHeader>
        <Crumbs of={[{ name: t`Projects`, to: { to: "/projects" } }]} />
      </ScreenHeader>
      <AddFiles target={{ kind: "project", id: projectId }} name={data.project.name} className="flex-1">
        {(adding) => (
          <div ref={page} className="screen">
            <div className="mx-auto w-full max-w-3xl pt-2">
              <ProjectHead project={data.project} />
              <div className="mt-4 flex flex-wrap gap-x-4">
                <FilesLink projectId={projectId} />
                <UsageButton project={data.project} />
              </div>
              <div className="mt-6 mb-8">
                <Composer
                  key={projectId}
                  draftKey={draftKey}
                  onSend={start}
                  {...pickable}
                  contextTokens={contextTokens}
                  tools={
                    <>
                      <ModelPicker value={model} onChange={choose} />
                      <ContextLink projectId={projectId} />
                    </>
                  }
                />
                <ProjectStarters project={data.project} onChoose={(text) => setDraft(draftKey, text)} />
              </div>
              <ProjectChats projectId={projectId} empty={<AddButtons actions={adding} before={startChat} />} />
            </div>
          </div>
        )}
      </AddFiles>
    </>
  );
}

/** The way to the files, and how many there are. */
function FilesLink({ projectId }: { projectId: number }) {
  // Chats that went on meanwhile have made more of them.
  const count = trpc.project.get.useQuery({ project_id: projectId }, { staleTime: 2000 }).data?.project.file_count;
  return (
    <Link
      to="/projects/$projectId/files"
      params={{ projectId: String(projectId) }}
      className="-mx-2.5 inline-flex h-9 items-center gap-2 rounded-md px-2.5 font-medium text-sm hover:bg-hover coarse:h-11"
    >
      <Files aria-hidden="true" className="size-[18px] text-muted-foreground" />
      <Trans>
        Files
        <span className="min-w-[1ch] font-normal text-muted-foreground tabular-nums">
          {count?.toLocaleString(locale)}
        </span>
      </Trans>
      <ChevronRight aria-hidden="true" className="size-4 text-muted-foreground" />
    </Link>
  );
}

function UsageButton({ project }: { project: { id: number; name: string } }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" className="-mx-2.5 px-2.5 coarse:h-11" onClick={() => setOpen(true)}>
        <ChartColumn aria-hidden="true" className="text-muted-foreground" />
        {t`Usage`}
      </Button>
      {isOpen && <ProjectUsageDialog project={project} onClose={() => setOpen(false)} />}
    </>
  );
}
