import { t } from "@lingui/core/macro";
import { getRouteApi } from "@tanstack/react-router";
import { ProjectFiles } from "../features/file/project-files.tsx";
import type { ProjectPlace } from "../features/file/project-place.ts";
import { errorCode, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { Crumbs } from "./crumbs.tsx";
import { NotFound } from "./errors.tsx";
import { fromProjectPlace, toProjectPlace } from "./project-files-place.ts";
import { SaveAsTemplate } from "./save-as-template.tsx";
import { ScreenHeader } from "./screen-header.tsx";

const route = getRouteApi("/shell/projects/$projectId/files");

export function ProjectFilesScreen() {
  const projectId = Number(route.useParams().projectId);
  const place = toProjectPlace(route.useSearch());
  const navigate = route.useNavigate();
  const { data, error } = trpc.project.get.useQuery({ project_id: projectId });
  useTitle(data && t`Files of ${data.project.name}`);
  if (errorCode(error) === "NOT_FOUND") return <NotFound />;
  if (!data) return null;

  const go = (next: ProjectPlace) =>
    void navigate({ search: fromProjectPlace(next), replace: next.path === place.path });
  const showMessage = (chatId: number, message: number) =>
    void navigate({ to: "/chats/$chatId", params: { chatId: String(chatId) }, search: { message } });
  return (
    <>
      <ScreenHeader className="border-b">
        <Crumbs
          of={[
            { name: t`Projects`, to: { to: "/projects" } },
            { name: data.project.name, to: { to: "/projects/$projectId", params: { projectId: String(projectId) } } },
          ]}
        />
      </ScreenHeader>
      <ProjectFiles key={projectId} project={data.project} place={place} onGo={go} onShowMessage={showMessage} />
      <SaveAsTemplate />
    </>
  );
}
