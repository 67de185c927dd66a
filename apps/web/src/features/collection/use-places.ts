import { projectsPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";

/** The chats and projects that files come from and go to, the ones used last first. */
export function usePlaces(enabled: boolean) {
  const chats = trpc.chat.list.useQuery({ limit: 1000 }, { enabled });
  const projects = trpc.project.list.useQuery(projectsPage, { enabled });
  return {
    isLoading: chats.isLoading || projects.isLoading,
    chats: chats.data?.chats ?? [],
    projects: projects.data?.projects ?? [],
  };
}

/** The choice of a chat that is not there yet. */
export const NEW_CHAT = "new";

/** What `chat:7` or `project:3`, as choices in a list, mean to the server. */
export function toInput(place: string): { chat_id?: number; project_id?: number } {
  const [kind, id] = place.split(":");
  if (kind === "chat") return { chat_id: Number(id) };
  return kind === "project" ? { project_id: Number(id) } : {};
}
