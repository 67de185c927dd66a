import type { Chat } from "@neptun/api/chat/schema";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { filesPage, messagesPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";
import { addChat, refreshProjects } from "./chat-cache.ts";
import { toChatName } from "./chat-name.ts";

/** Sends the first message of a new chat and goes there. Rejects where a step failed; calling again goes on from that step. */
export function useStartChat(model: string | undefined, project_id?: number) {
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const create = trpc.chat.create.useMutation();
  const send = trpc.generation.send.useMutation();
  const created = useRef<Chat>(undefined);

  return async (text: string) => {
    if (!model) throw new Error("Choose a model first");
    created.current ??= (await create.mutateAsync({ model, name: toChatName(text), project_id })).chat;
    const chat = { ...created.current, model };
    const chat_id = chat.id;
    const { chatMessages } = await send.mutateAsync({ chat_id, message: text, model });
    created.current = undefined;

    addChat(chat);
    if (project_id !== undefined) refreshProjects();
    utils.message.list.setInfiniteData(messagesPage(chat_id), {
      pages: [{ chatMessages, next: null }],
      pageParams: [null],
    });
    utils.file.list.setData(filesPage(chat_id), { chatFiles: [], next: null });
    await navigate({ to: "/chats/$chatId", params: { chatId: String(chat_id) } });
  };
}
