import { listAllChats } from "@neptun/api";
import * as chat from "@neptun/api/chat/schema";
import * as file from "@neptun/api/file/schema";
import { z } from "zod";
import * as example from "../examples.ts";
import { whole } from "../whole.ts";

// What the rows of several domains share.
export const USER = "/api/users/{user_id}";
export const PROJECT = `${USER}/projects/{project_id}`;
export const CHAT = `${USER}/chats/{chat_id}`;
export const True = z.literal(true);
export const Text = z.string();
export const NewChat = chat.CreateChatInput.omit({ project_id: true });
export const ChatsQuery = chat.ListChatsInput.omit({ cursor: true });
export const ChatIds = chat.DeleteChatsInput.pick({ chat_ids: true });
export const wholeChats = whole("chats", chat.Chat, chat.ListChatsInput, listAllChats);
export const badChat = { message: "Invalid body(model, name)" };
export const imports = {
  creates: true as const,
  bringsFiles: true as const,
  query: file.ImportQuery,
  body: file.ImportInput.pick({ name: true, files: true }),
  output: file.ImportOutput,
  example: example.imported,
};
export const ofImport =
  "`refused` says what was left out, and why; 400 if that is all. `?only=config` takes what sets a project up. A folder of a zip that holds everything is left away.";
export const Zip = Text.meta({ format: "binary" });
