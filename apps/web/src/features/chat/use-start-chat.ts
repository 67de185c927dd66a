import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import type { MessageFile } from "@neptun/api/message/schema";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { filesPage, messagesPage } from "../../lib/pages.ts";
import { errorCode, isRefused, trpc } from "../../lib/trpc.ts";
import { addChat, refreshProjects } from "./chat-cache.ts";
import { toChatName } from "./chat-name.ts";

/**
 * Sends the first message of a new chat and goes there. Rejects where a step failed; calling again goes on from that step,
 * and after a lost answer or a reload makes nothing twice.
 */
export function useStartChat(model: string | undefined, project_id?: number) {
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const create = trpc.chat.create.useMutation();
  const send = trpc.generation.send.useMutation();
  const action = project_id === undefined ? "start" : `start:${project_id}`;
  const created = useRef<{ action: string; chat: Chat }>(undefined);

  const createOnce = async (text: string, model: string) => {
    // Made for a text that was not accepted: the next one may have it.
    if (created.current?.action === action) return created.current.chat;
    const input = { model, name: toChatName(text), project_id };
    const { chat } = await create.mutateAsync({ ...input, idempotency_key: keyFor(action, { model, text }) });
    created.current = { action, chat };
    return chat;
  };
  const sendOnce = async (chat_id: number, text: string, model: string, file_ids: number[]) => {
    const input = { chat_id, message: text, model, file_ids };
    try {
      return await send.mutateAsync({ ...input, idempotency_key: keyFor(`${action}:send`, input) });
    } catch (error) {
      // The chat may be gone by now, and would be found again under its key for ever.
      if (isRefused(error)) settleKey(action);
      if (errorCode(error) === "NOT_FOUND") created.current = undefined;
      throw error;
    }
  };

  /** `other` answers this message in the place of the chat's model. */
  return async (text: string, files: readonly MessageFile[] = [], other?: string) => {
    if (!model) throw new Error(t`Choose a model first`);
    const chat = { ...(await createOnce(text, model)), model };
    const chat_id = chat.id;
    const { chatMessages } = await sendOnce(
      chat_id,
      text,
      other ?? model,
      files.map(({ file_id }) => file_id),
    );
    created.current = undefined;
    settleKey(action);
    settleKey(`${action}:send`);

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
