import { getRouteApi, Link } from "@tanstack/react-router";
import { ProjectChats } from "../features/chat/project-chats.tsx";
import { useStartChat } from "../features/chat/use-start-chat.ts";
import { Composer } from "../features/generation/composer.tsx";
import { ModelPicker } from "../features/model/model-picker.tsx";
import { useModelChoice } from "../features/model/use-model-choice.ts";
import { ContextLink } from "../features/project/context-link.tsx";
import { ProjectHead } from "../features/project/project-head.tsx";
import { errorCode, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { NotFound } from "./errors.tsx";
import { ScreenHeader } from "./screen-header.tsx";
import { usePickableFiles } from "./use-pickable-files.ts";
import { usePreloadedChat } from "./use-preloaded-chat.ts";

const route = getRouteApi("/shell/projects/$projectId");

export function ProjectScreen() {
  const projectId = Number(route.useParams().projectId);
  const { data, error } = trpc.project.get.useQuery({ project_id: projectId });
  const [model, choose] = useModelChoice();
  const start = useStartChat(model, projectId);
  const pickable = usePickableFiles({ projectId });
  usePreloadedChat();
  useTitle(data?.project.name);
  if (errorCode(error) === "NOT_FOUND") return <NotFound />;
  if (!data) return null;
  return (
    <>
      <ScreenHeader>
        <Link
          to="/projects"
          className="flex h-8 items-center rounded-md px-2 text-muted-foreground text-sm hover:bg-hover hover:text-foreground coarse:h-11"
        >
          Projects
        </Link>
      </ScreenHeader>
      <div className="flex-1 overflow-y-auto px-4 pb-16">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <ProjectHead project={data.project} />
          <div className="mt-6 mb-8">
            <Composer
              key={projectId}
              draftKey={`project:${projectId}`}
              onSend={start}
              {...pickable}
              tools={
                <>
                  <ModelPicker value={model} onChange={choose} />
                  <ContextLink projectId={projectId} />
                </>
              }
            />
          </div>
          <ProjectChats projectId={projectId} />
        </div>
      </div>
    </>
  );
}
