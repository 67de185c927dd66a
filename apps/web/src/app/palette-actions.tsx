import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Archive, ArchiveRestore, Folder, FolderInput, FolderMinus, PenLine, Pin, PinOff, Trash2 } from "lucide-react";
import { toast } from "../components/toast.tsx";
import { useArchiveChat } from "../features/chat/use-archive-chat.ts";
import { useDeleteChat } from "../features/chat/use-delete-chat.ts";
import { useUpdateChat } from "../features/chat/use-update-chat.ts";
import type { PaletteItem } from "../features/command/palette-item.ts";
import { rankItems } from "../features/command/rank-items.ts";
import { projectsPage } from "../lib/pages.ts";
import { errorText, trpc, utils } from "../lib/trpc.ts";

/** What the palette knows of a chat that it offers. */
type OfferedChat = Pick<Chat, "id" | "name" | "project_id" | "pinned" | "archived">;

/** Runs something with all that is known of a chat, of which only this was found. */
const withChat = (run: (chat: Chat) => unknown) => async (found: OfferedChat) => {
  try {
    run((await utils.chat.get.ensureData({ chat_id: found.id })).chat);
  } catch (error) {
    toast.error(errorText(error));
  }
};

/** What can be done with a chat without opening it. */
export function useChatActions(): (chat: OfferedChat) => PaletteItem[] {
  const { mutate } = useUpdateChat();
  const deleteChat = withChat(useDeleteChat());
  const archiveChat = useArchiveChat();
  const { data } = trpc.project.list.useQuery(projectsPage);
  const projects = data?.projects ?? [];
  const placesFor = (chat: OfferedChat): PaletteItem[] => [
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
    {
      key: "pin",
      icon: chat.pinned ? <PinOff /> : <Pin />,
      title: chat.pinned ? t`Unpin` : t`Pin`,
      run: () => mutate({ chat_id: chat.id, pinned: !chat.pinned }),
    },
    {
      key: "archive",
      icon: chat.archived ? <ArchiveRestore /> : <Archive />,
      title: chat.archived ? t`Unarchive` : t`Archive`,
      run: () => withChat((whole) => archiveChat(whole, !chat.archived))(chat),
    },
    { key: "delete", icon: <Trash2 />, title: t`Delete`, run: () => deleteChat(chat) },
  ];
}
