import { t } from "@lingui/core/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ProjectFiles } from "../features/file/project-files.tsx";
import type { ProjectPlace } from "../features/file/project-place.ts";
import { errorCode, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { NotFound } from "./errors.tsx";
import { fromProjectPlace, toProjectPlace } from "./project-files-place.ts";
import { SaveAsTemplate } from "./save-as-template.tsx";
import { ScreenHeader } from "./screen-header.tsx";

const route = getRouteApi("/shell/projects/$projectId/files");
const crumb =
  "flex h-8 min-w-0 items-center rounded-md px-2 text-muted-foreground text-sm hover:bg-hover hover:text-foreground coarse:h-11";

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
        <nav aria-label={t`Breadcrumbs`} className="flex min-w-0 items-center">
          <Link to="/projects" className={`${crumb} shrink-0 max-sm:hidden`}>
            {t`Projects`}
          </Link>
          <span aria-hidden="true" className="text-input max-sm:hidden">
            /
          </span>
          <Link to="/projects/$projectId" params={{ projectId: String(projectId) }} className={crumb}>
            <span dir="auto" className="truncate">
              {data.project.name}
            </span>
          </Link>
        </nav>
      </ScreenHeader>
      <ProjectFiles key={projectId} project={data.project} place={place} onGo={go} onShowMessage={showMessage} />
      <SaveAsTemplate />
    </>
  );
}
