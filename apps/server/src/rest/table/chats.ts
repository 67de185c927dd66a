import * as chat from "@neptun/api/chat/schema";
import * as project from "@neptun/api/project/schema";
import * as tag from "@neptun/api/tag/schema";
import { ExportQuery, serveChatsArchive } from "../chats.ts";
import * as example from "../examples.ts";
import { del, get, patch, post, type Route } from "../route.ts";
import { badChat, CHAT, ChatIds, ChatsQuery, NewChat, Text, True, USER, wholeChats } from "./common.ts";

// biome-ignore format: a table is read row by row
export const chats: Route[] = [
  get("listChats", `${USER}/chats`, "The user's chats, the one used last first",
    { query: ChatsQuery, whole: wholeChats, output: chat.ChatsOutput, call: (c) => c.chat.list,
      description: "Archived chats are among them, unless `?archived=false`; `?archived=true` lists them alone. `?pinned=`, `?tag=`, `?project_id=` and `?query=` (a part of the name) narrow the list further." }),
  post("createChat", `${USER}/chats`, "Make a chat",
    { status: 201, creates: true, body: NewChat, form: true, badRequest: badChat, output: chat.ChatOutput, call: (c) => c.chat.create, example: example.chat }),
  del("deleteChats", `${USER}/chats`, "Move chats to the trash: all of them, or none",
    { body: ChatIds, output: True, call: (c) => c.chat.deleteMany, example: example.chatIds }),
  patch("updateChats", `${USER}/chats`, "Move, pin, archive or tag many chats, or change each in its own way: all of them, or none",
    { body: chat.UpdateChatsInput, output: chat.ChangedChatsOutput, call: (c) => c.chat.updateMany, example: example.chatsChange,
      batch: { key: "chats", body: chat.UpdateEachChatInput, output: chat.ChangedChatsOutput, call: (c) => c.chat.updateEach },
      description: "With `chat_ids` the same change to all; with `chats` a change to each, such as back to what it was. `updated_at` stays: to sort a chat is not to use it." }),
  post("restoreChats", `${USER}/chats/restore`, "Bring chats back from the trash: all of them, or none",
    { body: chat.RestoreChatsInput, output: chat.ChangedChatsOutput, call: (c) => c.chat.restoreMany, example: example.chatIds }),
  get("exportChats", `${USER}/chats/archive.zip`, "The conversations and files of chats as a zip archive, a folder for each",
    { query: ExportQuery, output: Text.meta({ format: "binary" }), type: "application/zip", serve: serveChatsArchive,
      description: "`?chat_ids=1,2,3` names at most 500 chats. A folder has the conversation as `conversation.md`, and the newest version of every file." }),
  get("getChat", CHAT, "A chat", { versioned: "time", output: chat.ChatOutput, call: (c) => c.chat.get }),
  patch("updateChat", CHAT, "Rename, pin, archive or tag a chat, change its model, or move it to another project (null: to none)",
    { versioned: "time", body: chat.UpdateChatInput.omit({ chat_id: true, if_updated_at: true }), output: chat.ChatOutput, call: (c) => c.chat.update, example: example.chat }),
  del("deleteChat", CHAT, "Move a chat to the trash", { versioned: "time", output: True, call: (c) => c.chat.delete }),
  post("restoreChat", `${CHAT}/restore`, "Bring a chat back from the trash", { versioned: "time", output: chat.ChatOutput, call: (c) => c.chat.restore }),
  get("getChatSettings", `${CHAT}/settings`, "What the models of a chat are told, and how they are to answer",
    { versioned: "time", output: chat.ChatSettingsOutput, call: (c) => c.chat.settings }),
  patch("updateChatSettings", `${CHAT}/settings`, "Change what the models of a chat are told, and how they are to answer",
    { versioned: "time", body: chat.SettingsChanges, output: chat.ChatSettingsOutput, call: (c) => c.chat.updateSettings, example: example.settings,
      description: "What is null, or an empty list, is not sent: then the provider decides. `instructions` come after those of the project. `updated_at` is that of the settings; the chat's stays." }),
  get("getChatContext", `${CHAT}/context`, "What the model of a chat is told before the conversation", { output: project.ProjectContext, call: (c) => c.chat.context }),
];

const TAG = `${USER}/tags/{tag_id}`;
// biome-ignore format: a table is read row by row
export const tags: Route[] = [
  get("listTags", `${USER}/tags`, "The user's tags, in the order of the alphabet; chats bring them", { output: tag.TagsOutput, call: (c) => c.tag.list }),
  patch("updateTag", TAG, "Rename a tag on all chats, or give it a colour", { body: tag.TagChanges, output: tag.TagOutput, call: (c) => c.tag.update, example: example.tag }),
  del("deleteTag", TAG, "Take a tag off all chats", { output: True, call: (c) => c.tag.delete }),
  post("mergeTag", `${TAG}/merge`, "Give the chats of a tag another tag in its place; answers with that one",
    { body: tag.MergeTagInput.omit({ tag_id: true }), output: tag.TagOutput, call: (c) => c.tag.merge, example: example.merge }),
  post("restoreTag", `${TAG}/restore`, "Bring a deleted or merged tag back to its chats", { output: tag.TagOutput, call: (c) => c.tag.restore }),
];
