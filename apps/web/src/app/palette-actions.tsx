import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Folder, FolderInput, FolderMinus, Link2, PenLine, Trash2 } from "lucide-react";
import { toast } from "../components/toast.tsx";
import { useDeleteChat } from "../features/chat/use-delete-chat.ts";
import { useUpdateChat } from "../features/chat/use-update-chat.ts";
import type { PaletteItem } from "../features/command/palette-item.ts";
import { rankItems } from "../features/command/rank-items.ts";
import { copyText } from "../lib/copy-text.ts";
import { projectsPage } from "../lib/pages.ts";
import { trpc } from "../lib/trpc.ts";

export const copyLink = (path: string) =>
  copyText(new URL(path, location.href).href).then(
    () => toast.message(t`The link was copied`),
    (error: Error) => toast.error(error.message),
  );

/** What can be done with a chat without opening it. */
export function useChatActions(): (chat: Chat) => PaletteItem[] {
  const { mutate } = useUpdateChat();
  const deleteChat = useDeleteChat();
  const { data } = trpc.project.list.useQuery(projectsPage);
  const projects = data?.projects ?? [];
  const placesFor = (chat: Chat): PaletteItem[] => [
    ...projects
      .filter(({ id }) => id !== chat.project_id)
      .map(({ id, name }) => ({
        key: `to:${id}`,
        icon: <Folder />,
        title: name,
        run: () => mutate({ chat_id: chat.id, project_id: id }),
      })),
    ...(chat.project_id === null
      ? []
      : [
          {
            key: "to:none",
            icon: <FolderMinus />,
            title: t`No project`,
            run: () => mutate({ chat_id: chat.id, project_id: null }),
          },
        ]),
  ];
  return (chat) => [
    {
      key: "rename",
      icon: <PenLine />,
      title: t`Rename`,
      page: {
        title: t`Rename`,
        placeholder: t`The new name`,
        text: chat.name,
        itemsFor: (text) => {
          const name = text.trim();
          if (name === "") return [];
          const run = () => name !== chat.name && mutate({ chat_id: chat.id, name });
          return [{ key: "name", icon: <PenLine />, title: t`Rename to “${name}”`, run }];
        },
      },
    },
    {
      key: "move",
      icon: <FolderInput />,
      title: t`Move to project`,
      page: {
        title: t`Move`,
        placeholder: t`The project`,
        itemsFor: (text) => rankItems(placesFor(chat), text, []),
      },
    },
    { key: "link", icon: <Link2 />, title: t`Copy link`, run: () => copyLink(`/chats/${chat.id}`) },
    { key: "delete", icon: <Trash2 />, title: "Delete", run: () => deleteChat(chat) },
  ];
}
