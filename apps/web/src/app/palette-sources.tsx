import { t } from "@lingui/core/macro";
import { Bot, Folder, MessagesSquare, SquareChevronRight } from "lucide-react";
import type { PaletteItem } from "../features/command/palette-item.ts";
import { useAbleCommands } from "../features/command/use-able-commands.ts";
import { COMMAND_IDS, commandOf } from "../lib/commands.ts";
import { chatsPage, projectsPage } from "../lib/pages.ts";
import { keysOf } from "../lib/shortcuts.ts";
import { trpc } from "../lib/trpc.ts";
import { runCommand } from "../lib/use-command.ts";
import { useChatActions } from "./palette-actions.tsx";

/** What can be done now. */
export function useCommandItems(): PaletteItem[] {
  const able = useAbleCommands();
  return COMMAND_IDS.filter((id) => able.has(id) && !commandOf(id).keysOnly).map((id) => ({
    key: `command:${id}`,
    icon: <SquareChevronRight />,
    title: t(commandOf(id).title),
    keys: keysOf(id),
    run: () => runCommand(id),
  }));
}

// Of which there may be thousands.
const CHAT_ICON = <MessagesSquare />;

/** The chats that the sidebar has loaded, those used last first. */
export function useChatItems(): PaletteItem[] {
  const { data } = trpc.chat.list.useInfiniteQuery(chatsPage, { getNextPageParam: (page) => page.next });
  const projects = trpc.project.list.useQuery(projectsPage).data?.projects ?? [];
  const actionsFor = useChatActions();
  const chats = data?.pages.flatMap((page) => page.chats) ?? [];
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  return chats.map((chat) => ({
    key: `chat:${chat.id}`,
    icon: CHAT_ICON,
    title: chat.name,
    detail: chat.project_id === null ? undefined : names.get(chat.project_id),
    to: { to: "/chats/$chatId", params: { chatId: String(chat.id) } },
    actions: () => actionsFor(chat),
  }));
}

export function useProjectItems(): PaletteItem[] {
  const { data } = trpc.project.list.useQuery(projectsPage);
  return (data?.projects ?? []).map(({ id, name }) => ({
    key: `project:${id}`,
    icon: <Folder />,
    title: name,
    detail: t`Project`,
    to: { to: "/projects/$projectId", params: { projectId: String(id) } },
  }));
}

/** The models that can be asked now, for the chat or the new chat of the page. */
export function useModelItems(): PaletteItem[] {
  const able = useAbleCommands();
  const { data } = trpc.model.list.useQuery();
  if (!able.has("model.choose")) return [];
  return (data?.available ?? []).map((model) => ({
    key: `model:${model}`,
    icon: <Bot />,
    title: model,
    run: () => runCommand("model.choose", model),
  }));
}
