import type { Chat } from "@neptun/api/chat/schema";
import type { Change } from "@neptun/api/event/schema";
import type { Project } from "@neptun/api/project/schema";
import { placeChats } from "../features/chat/chat-cache.ts";
import { projectChatsPage, projectsPage } from "../lib/pages.ts";
import { errorCode, keyOf, queryClient, trpc, trpcClient, utils } from "../lib/trpc.ts";

/** Shows projects as they are now, with the numbers of their chats; or no longer. */
export async function applyToProject({ action, ids }: Change): Promise<void> {
  if (action === "deleted" || action === "purged") return ids.forEach(dropProject);
  await Promise.all(ids.map(patchProject));
  if (action !== "restored") return;
  // Chats come back to their places in it.
  for (const id of ids) placeChats((await trpcClient.chat.list.query(projectChatsPage(id))).chats);
}

export async function patchProject(project_id: number): Promise<void> {
  try {
    const { project } = await trpcClient.project.get.query({ project_id });
    const { instructions: _, file_count: __, ...listed } = project;
    utils.project.get.setData({ project_id }, (data) => data && { project });
    editProjects((projects) => [...without(projects, project_id), listed].toSorted((one, other) => one.id - other.id));
  } catch (error) {
    if (errorCode(error) !== "NOT_FOUND") throw error;
    dropProject(project_id);
  }
}

function dropProject(project_id: number) {
  editProjects((projects) => without(projects, project_id));
  leaveProject(project_id);
  void utils.project.get.invalidate({ project_id });
}

/** The chats of a project that is gone are in none. */
function leaveProject(project_id: number) {
  const queryKey = keyOf(trpc.chat.list, undefined, "infinite");
  const lists = queryClient.getQueriesData<{ pages: { chats: Chat[] }[] }>({ queryKey });
  const shown = lists.flatMap(([, data]) => data?.pages.flatMap(({ chats }) => chats) ?? []);
  const left = new Map(shown.filter((chat) => chat.project_id === project_id).map((chat) => [chat.id, chat]));
  placeChats([...left.values()].map((chat) => ({ ...chat, project_id: null })));
}

const without = (projects: Project[], id: number) => projects.filter((project) => project.id !== id);
const editProjects = (edit: (projects: Project[]) => Project[]) =>
  utils.project.list.setData(projectsPage, (data) => data && { ...data, projects: edit(data.projects) });
