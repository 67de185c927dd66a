import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/button.tsx";
import { Spinner } from "../components/spinner.tsx";
import { ContextPrompt } from "../features/project/context-prompt.tsx";
import { EditProjectDialog } from "../features/project/edit-project-dialog.tsx";
import { InstructionsForm } from "../features/project/instructions-form.tsx";
import { typeText } from "../features/project/project-words.ts";
import { errorCode, errorText, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { ContextFiles } from "./context-files.tsx";
import { Crumbs } from "./crumbs.tsx";
import { NotFound } from "./errors.tsx";
import { ScreenHeader } from "./screen-header.tsx";

const route = getRouteApi("/shell/projects/$projectId/context");

/** What the models of a project are told before every conversation. */
export function ProjectContextScreen() {
  const project_id = Number(route.useParams().projectId);
  const { data, error } = trpc.project.get.useQuery({ project_id });
  const context = trpc.project.context.useQuery({ project_id });
  const [isEditing, setEditing] = useState(false);
  useTitle(data && t`Context of ${data.project.name}`);
  if (errorCode(error) === "NOT_FOUND") return <NotFound />;
  if (!data) return null;
  const { project } = data;
  const facts = [typeText(project.type) ?? t`No type`, project.main_language ?? t`no main language`];
  return (
    <>
      <ScreenHeader>
        <Crumbs
          of={[
            { name: t`Projects`, to: { to: "/projects" } },
            { name: project.name, to: { to: "/projects/$projectId", params: { projectId: String(project_id) } } },
          ]}
        />
      </ScreenHeader>
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl space-y-8 pt-2">
          <div>
            <h1 className="font-semibold text-2xl tracking-tight">{t`Context`}</h1>
            <p className="mt-1 text-muted-foreground">
              {t`What every model is told before a conversation in this project.`}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
            <span className="min-w-0 wrap-anywhere">{facts.join(" · ")}</span>
            <Button size="sm" onClick={() => setEditing(true)}>
              <PenLine aria-hidden="true" />
              {t`Edit type and language`}
            </Button>
          </div>
          <InstructionsForm key={project_id} project={project} />
          {context.isError && (
            <p role="alert">
              <Trans>The context could not be loaded. {errorText(context.error)}</Trans>
            </p>
          )}
          {context.isPending && <Spinner label={t`Loading`} />}
          {context.data && <ContextFiles projectId={project_id} parts={context.data.parts} />}
          {context.data && <ContextPrompt context={context.data} />}
          <EditProjectDialog project={project} open={isEditing} onOpenChange={setEditing} />
        </div>
      </div>
    </>
  );
}
