import {
  chatScope,
  listAllChats,
  listAllCollections,
  listAllFiles,
  listAllMessages,
  listAllProjects,
  listAllPrompts,
  listWholeTree,
  projectScope,
} from "@neptun/api";
import { LoginInput, LoginOutput, SignUpInput } from "@neptun/api/auth/schema";
import * as branch from "@neptun/api/branch/schema";
import * as chat from "@neptun/api/chat/schema";
import * as collection from "@neptun/api/collection/schema";
import * as event from "@neptun/api/event/schema";
import * as file from "@neptun/api/file/schema";
import * as generation from "@neptun/api/generation/schema";
import * as message from "@neptun/api/message/schema";
import { ModelsOutput } from "@neptun/api/model/schema";
import * as project from "@neptun/api/project/schema";
import * as prompt from "@neptun/api/prompt/schema";
import { SearchInput, SearchOutput } from "@neptun/api/search/schema";
import { SessionsOutput } from "@neptun/api/session/schema";
import * as share from "@neptun/api/share/schema";
import * as tag from "@neptun/api/tag/schema";
import { CreatedTokenOutput, CreateTokenInput, TokensOutput } from "@neptun/api/token/schema";
import * as trash from "@neptun/api/trash/schema";
import * as usage from "@neptun/api/usage/schema";
import { DeleteUserInput, UserChanges, UserOutput } from "@neptun/api/user/schema";
import { z } from "zod";
import { AiInput, AiQuery, serveAi } from "./ai.ts";
import { ExportQuery, serveChatsArchive } from "./chats.ts";
import { CliSettings, serveCliSettings } from "./cli.ts";
import { serveCollectionArchive, servePromptArchive, serveSharedArchive } from "./collections.ts";
import { EventsQuery, serveEvents } from "./events.ts";
import * as example from "./examples.ts";
import { serveArchive, serveRawFile, serveRepository } from "./files.ts";
import { Health, serveCheck, serveHealth, serveReadiness } from "./health.ts";
import { del, get, patch, post, type Route } from "./route.ts";
import * as shared from "./shares.ts";
import { whole } from "./whole.ts";

const AUTH = "/api/auth";
const USER = "/api/users/{user_id}";
const PROJECT = `${USER}/projects/{project_id}`;
const CHAT = `${USER}/chats/{chat_id}`;
const FILE = `${CHAT}/files/{file_id}`;

const True = z.literal(true);
const Text = z.string();
const NewChat = chat.CreateChatInput.omit({ project_id: true });
const ChatsQuery = chat.ListChatsInput.omit({ cursor: true });
const ChatQuery = ChatsQuery.omit({ project_id: true });
const Page = message.ListMessagesInput.omit({ chat_id: true, cursor: true });
const ChatIds = chat.DeleteChatsInput.pick({ chat_ids: true });
const wholeChats = whole("chats", chat.Chat, chat.ListChatsInput, listAllChats);
const wholeFiles = whole("chatFiles", file.ChatFile, file.ListFilesInput, listAllFiles);
const wholeMessages = whole("chatMessages", message.ChatMessage, message.ListMessagesInput, listAllMessages);
const wholeProjects = whole("projects", project.Project, project.ListProjectsInput, listAllProjects);
const wholeCollections = whole(
  "collections",
  collection.Collection,
  collection.ListCollectionsInput,
  listAllCollections,
);
const wholePrompts = whole("prompts", prompt.ListedPrompt, prompt.ListPromptsInput, listAllPrompts);
const wholeTree = whole("files", file.TreeFile, file.ChatTreeInput, (ctx, { chat_id, ...page }) =>
  listWholeTree(ctx, chatScope(chat_id), page),
);
const wholeProjectTree = whole("files", file.TreeFile, file.ProjectTreeInput, (ctx, { project_id, ...page }) =>
  listWholeTree(ctx, projectScope(project_id), page),
);
const badChat = { message: "Invalid body(model, name)" };
const badMessage = { statusMessage: "Bad Request. Invalid body(message | messages)." };
const badFile = { statusMessage: "Bad Request. Invalid body(file | files)." };

// biome-ignore format: a table is read row by row
const auth: Route[] = [
  post("signUp", `${AUTH}/sign-up`, "Make an account and sign in",
    { session: "optional", attempt: "sign-up", body: SignUpInput, form: true, output: LoginOutput, call: (c) => c.auth.signUp, example: example.account }),
  post("login", `${AUTH}/login`, "Sign in",
    { session: "optional", attempt: "login", body: LoginInput, form: true, output: LoginOutput, call: (c) => c.auth.login, example: example.account }),
  post("logout", `${AUTH}/logout`, "End the session, if there is one", { session: "optional", output: True, call: (c) => c.auth.logout }),
  get("checkSession", `${AUTH}/check`, "Is the session alive?", { status: 204, serve: serveCheck }),
];

// biome-ignore format: a table is read row by row
const users: Route[] = [
  get("getUser", USER, "The signed-in user", { versioned: "time", output: UserOutput, call: (c) => c.user.get }),
  patch("updateUser", USER, "Change the e-mail address or the password",
    { versioned: "time", attempt: "password", body: UserChanges, output: UserOutput, call: (c) => c.user.update, example: example.newPassword,
      description: "A new password ends every session and starts a new one for the caller." }),
  del("deleteUser", USER, "Delete the account and everything in it, for good",
    { versioned: "time", attempt: "password", body: DeleteUserInput.omit({ if_updated_at: true }), output: True, call: (c) => c.user.delete }),
  get("getCliSettings", `${USER}/cli`, "Settings for a command-line client", { output: CliSettings, serve: serveCliSettings }),
];

// biome-ignore format: a table is read row by row
const projects: Route[] = [
  get("listProjects", `${USER}/projects`, "The user's projects",
    { query: project.ListProjectsInput, whole: wholeProjects, output: project.ProjectsOutput, call: (c) => c.project.list }),
  post("createProject", `${USER}/projects`, "Make a project",
    { status: 201, creates: true, body: project.CreateProjectInput, output: project.ProjectOutput, call: (c) => c.project.create, example: example.project }),
  get("getProject", PROJECT, "A project", { versioned: "time", output: project.ProjectOutput, call: (c) => c.project.get }),
  patch("updateProject", PROJECT, "Change a project",
    { versioned: "time", body: project.UpdateProjectInput.omit({ project_id: true, if_updated_at: true }), output: project.ProjectOutput, call: (c) => c.project.update, example: example.project }),
  get("getProjectContext", `${PROJECT}/context`, "What the models of a project's chats are told before the conversation",
    { query: project.ProjectContextInput.pick({ model: true }), output: project.ProjectContext, call: (c) => c.project.context }),
  del("deleteProject", PROJECT, "Move a project to the trash; its chats stay, unless ?with=chats",
    { versioned: "time", query: project.DeleteProjectInput.pick({ with: true }), output: True, call: (c) => c.project.delete }),
  post("restoreProject", `${PROJECT}/restore`, "Bring a project back from the trash, and the chats that went with it",
    { versioned: "time", output: project.ProjectOutput, call: (c) => c.project.restore }),
  get("listProjectChats", `${PROJECT}/chats`, "The chats of a project", { query: ChatQuery, whole: wholeChats, output: chat.ChatsOutput, call: (c) => c.chat.list }),
  post("createProjectChat", `${PROJECT}/chats`, "Make a chat in a project",
    { status: 201, creates: true, body: NewChat, form: true, badRequest: badChat, output: chat.ChatOutput, call: (c) => c.chat.create, example: example.chat }),
  del("deleteProjectChats", `${PROJECT}/chats`, "Move chats of a project to the trash: all of them, or none",
    { body: ChatIds, output: True, call: (c) => c.chat.deleteMany, example: example.chatIds }),
  del("deleteProjectChat", `${PROJECT}/chats/{chat_id}`, "Move a chat of a project to the trash", { versioned: "time", output: True, call: (c) => c.chat.delete }),
];

// biome-ignore format: a table is read row by row
const chats: Route[] = [
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

// biome-ignore format: a table is read row by row
const messages: Route[] = [
  get("listMessages", `${CHAT}/messages`, "The messages of a chat, in order",
    { query: Page, backwards: true, versioned: "time", around: (c) => c.chat.get, whole: wholeMessages, output: message.ChatMessagesOutput, call: (c) => c.message.list,
      description: "With `limit` the oldest page, or with `from=newest` the newest; `after` goes on towards newer messages, `before` towards older ones; `around` has a message in its middle. `older` and `newer` say where to go on in either direction. The ETag is the chat's. They are those of the branch that the chat shows; `branch` takes the id of another one, or `all`." }),
  post("createMessages", `${CHAT}/messages`, "Store one message, or several in one transaction",
    { creates: true, badRequest: badMessage, example: example.messages,
      body: message.CreateMessageInput.omit({ chat_id: true }), output: message.ChatMessageOutput, call: (c) => c.message.create,
      batch: { key: "messages", body: message.CreateMessagesInput.omit({ chat_id: true }), output: message.CreatedMessagesOutput, call: (c) => c.message.createMany } }),
  del("deleteLastMessage", `${CHAT}/messages/last`, "Move the last user message and what follows it to the trash",
    { versioned: "time", output: message.DeletedMessagesOutput, call: (c) => c.message.deleteLast,
      description: "`If-Match` takes the ETag of the chat, which the chat and the list of its messages carry: 412 once anything was said in it since." }),
  get("findMessages", `${CHAT}/messages/find`, "Find a text in the messages of a chat",
    { query: message.FindMessagesInput.omit({ chat_id: true }), output: message.FoundMessagesOutput, call: (c) => c.message.find,
      description: "The text as it is written, whatever its case unless `match_case=true`; with `whole_words=true` no parts of words. Each page looks through a part of the chat, oldest first, so it may be empty and still go on: pass its `next` as `after`." }),
  get("getOutline", `${CHAT}/messages/outline`, "What the user asked in a chat: the beginnings of all messages, or of evenly chosen ones",
    { output: message.OutlineOutput, call: (c) => c.message.outline }),
  get("listBranches", `${CHAT}/branches`, "The branches of a chat, and where they part",
    { output: branch.BranchesOutput, call: (c) => c.branch.list,
      description: "A chat shows one branch: what is listed, given to models and put into archives is what that one shows. Another wording of a question, or another answer, begins a branch of its own; `forks` says which messages stand in one place. Branch 0 is the first one." }),
  get("compareBranches", `${CHAT}/branches/compare`, "Up to where two branches are the same, and the files that differ at their ends",
    { query: branch.CompareBranchesInput.omit({ chat_id: true }), output: branch.ComparisonOutput, call: (c) => c.branch.compare }),
  post("openBranch", `${CHAT}/messages/{message_id}/open`, "Show the branch that a message is on; of several, the one in which something was said last",
    { versioned: "time", output: branch.OpenedBranchOutput, call: (c) => c.branch.open }),
  post("editMessage", `${CHAT}/messages/{message_id}/edit`, "Another wording of a message, on a branch of its own; nothing is overwritten",
    { creates: true, body: message.EditMessageInput.pick({ message: true, file_ids: true }), output: message.ChatMessageOutput, call: (c) => c.message.edit, example: example.edited }),
  post("answerMessage", `${CHAT}/messages/{message_id}/answer`, "Begin an answer to a chat's last message, which is the user's",
    { creates: true, body: generation.AnswerMessageInput.pick({ model: true }), output: message.ChatMessageOutput, call: (c) => c.generation.answer, example: example.continued,
      description: "The answer is `streaming`; read the message again until it is not. 409 where something was said after the message." }),
  post("copyBranch", `${CHAT}/messages/{message_id}/copy`, "A new chat that goes on from a message: a copy of the branch up to there, with its files",
    { status: 201, creates: true, body: branch.CopyBranchInput.pick({ name: true }), output: branch.CopiedBranchOutput, call: (c) => c.branch.copy, example: example.copied,
      description: "In the same project, with the settings and tags of the chat, and the versions of files up to the message. `origin_chat_id` and `origin_message_id` say where it comes from. Where the project shows another text at the path of a copied file, that one counts as chosen. 409 while the message is being written; 413 beyond 10,000 messages or versions, or 32 MiB." }),
  post("retryAnswer", `${CHAT}/messages/{message_id}/retry`, "Begin another answer beside this one, on a branch of its own",
    { creates: true, body: generation.RetryInput.pick({ model: true, instruction: true }), output: message.ChatMessageOutput, call: (c) => c.generation.retry, example: example.retried,
      description: "The answer is `streaming`; read the message again until it is not." }),
  post("summariseChat", `${CHAT}/messages/{message_id}/summarise`, "A new chat that goes on from a summary of this one up to a message, which its model is asked for",
    { status: 201, creates: true, body: generation.SummariseInput.pick({ name: true, message: true, model: true }), output: generation.SummariseOutput, call: (c) => c.generation.summarise, example: example.summarised,
      description: "For a conversation that is too long for a model. In the same project, with the settings and tags of the chat and the newest versions of its files. `message` asks in other words. The last of `chatMessages` is the summary, `streaming`; of what is too long, the model reads beginnings and ends. 409, 413 as for `copy`." }),
  post("continueAnswer", `${CHAT}/messages/{message_id}/continue`, "Go on with a chat's last answer that ended too early, as the same message",
    { creates: true, body: generation.ContinueInput.pick({ model: true }), output: message.ChatMessageOutput, call: (c) => c.generation.continue, example: example.continued }),
  del("deleteMessage", `${CHAT}/messages/{message_id}`, "Move a message and what follows it, on every branch, to the trash",
    { versioned: "time", output: message.DeletedMessagesOutput, call: (c) => c.message.delete }),
  post("restoreMessages", `${CHAT}/messages/{message_id}/restore`, "Bring a message back from the trash, with those that went there with it",
    { output: message.CreatedMessagesOutput, call: (c) => c.message.restore }),
];

const ofDiff =
  "A unified diff that `git apply` accepts. Texts that differ too much to be compared in time are replaced as a whole.";
const ofArchive =
  "The newest versions; with `?at=` those of that time, without what is in the trash now. `?path=` takes one folder or file. Two names that some systems could not tell apart get numbers.";
const archive = {
  query: file.ArchiveInput,
  output: Text.meta({ format: "binary" }),
  type: "application/zip",
  serve: serveArchive,
};
const repository = {
  output: Text.meta({ format: "binary" }),
  type: "application/x-git-bundle",
  serve: serveRepository,
  description:
    "`git clone` takes the file. A commit holds what one message or request stored, in the order of time, with the address of the message. What is in the trash is in no commit.",
};
const imports = {
  creates: true as const,
  bringsFiles: true as const,
  query: file.ImportQuery,
  body: file.ImportInput.pick({ name: true, files: true }),
  output: file.ImportOutput,
  example: example.imported,
};
const ofImport =
  "`refused` says what was left out, and why; 400 if that is all. `?only=config` takes what sets a project up. A folder of a zip that holds everything is left away.";
const ofTree =
  "`?language=` keeps what is written in it, by any of its names; `?path=` the file at that path, or what is in that folder. A page goes on after the path that `?after=` names.";
const ofProjectTree = `A path is filled by the file that was chosen for it, or else by the newest; \`conflicts\` are files of other chats at that path with another text. ${ofTree}`;

// biome-ignore format: a table is read row by row
const files: Route[] = [
  get("listFiles", `${CHAT}/files`, "The files of a chat, every version, oldest first",
    { query: file.ListFilesInput.omit({ chat_id: true }), whole: wholeFiles, output: file.ChatFilesOutput, call: (c) => c.file.list,
      description: "The texts are left out (`null`) once they exceed 1 MiB together; `?include=text` or `?include=none` decides it." }),
  post("createFiles", `${CHAT}/files/{message_id}`, "Store one file of a message, or several in one transaction",
    { creates: true, bringsFiles: true, badRequest: badFile, example: example.files,
      body: file.NewFile, output: file.ChatFileOutput, call: (c) => c.file.create,
      batch: { key: "files", body: file.CreateFilesInput.pick({ files: true }), output: file.CreatedFilesOutput, call: (c) => c.file.createMany } }),
  post("uploadFiles", `${CHAT}/files`, "Store files that come from no message, each as the next version of its path",
    { creates: true, bringsFiles: true, badRequest: badFile, example: example.uploads,
      body: file.UploadFilesInput.pick({ files: true }), output: file.CreatedFilesOutput, call: (c) => c.file.upload }),
  get("getFile", FILE, "One version of a file, with its text", { versioned: "head", output: file.ChatFileOutput, call: (c) => c.file.get }),
  patch("updateFile", FILE, "Edit, rename or move a file, or note something about a version",
    { versioned: "head", bringsFiles: true, example: example.edit, output: file.ChatFileOutput, call: (c) => c.file.update,
      body: file.UpdateFileInput.omit({ chat_id: true, file_id: true, if_head: true }),
      description: "A text or a title makes a new version after the newest; a note alone goes to the version in the address. The ETag is the newest version's id." }),
  del("deleteFile", FILE, "Move a file, with all its versions, to the trash", { versioned: "head", output: True, call: (c) => c.file.delete }),
  post("restoreFile", `${FILE}/restore`, "Bring a file back from the trash", { output: file.ChatFileOutput, call: (c) => c.file.restore }),
  get("listFileVersions", `${FILE}/versions`, "All versions of a file, oldest first, without their texts",
    { output: file.ChatFilesOutput, call: (c) => c.file.versions }),
  get("getFileVersion", `${FILE}/versions/{version}`, "A version of a file by its number, with its text",
    { versioned: "head", output: file.ChatFileOutput, call: (c) => c.file.version }),
  post("restoreFileVersion", `${FILE}/versions/{version}/restore`, "Make the text of an older version the newest again, as a new version",
    { versioned: "head", output: file.ChatFileOutput, call: (c) => c.file.restoreVersion }),
  get("getRawFile", `${FILE}/raw`, "The text of a file as a download; with its signature it needs no session",
    { session: "optional", query: z.object({ expires: Text.optional(), signature: Text.optional() }), output: Text, type: "text/plain", serve: serveRawFile }),
  post("importFiles", `${CHAT}/import`, "Store the files of a zip archive, or a list of files, as versions in a chat",
    { ...imports, call: (c) => c.file.import, zip: (c) => c.file.importZip, description: ofImport }),
  post("importProject", `${PROJECT}/import`, "Make a chat in a project of the files of a zip archive, or of a list of files",
    { ...imports, status: 201, call: (c) => c.project.import, zip: (c) => c.project.importZip,
      description: `The chat is called after \`?name=\`. ${ofImport}` }),
  get("getTree", `${CHAT}/tree`, "What stands at every path of a chat, in the order of the paths, without the texts",
    { query: file.TreePage, whole: wholeTree, output: file.TreeOutput, call: (c) => c.file.tree, description: ofTree }),
  patch("updateTree", `${CHAT}/tree`, "Pin or unpin a path of a chat",
    { body: file.TreeChange, output: file.TreeFileOutput, call: (c) => c.file.updateTree, example: example.treeChange }),
  get("getProjectTree", `${PROJECT}/files`, "What stands at every path of the project's chats together, without the texts",
    { query: file.TreePage, whole: wholeProjectTree, output: file.TreeOutput, call: (c) => c.project.files, description: ofProjectTree }),
  patch("updateProjectTree", `${PROJECT}/files`, "Pin or unpin a path of a project, or choose which chat's file fills it",
    { body: file.TreeChange, output: file.TreeFileOutput, call: (c) => c.project.updateFile, example: example.treeChange,
      description: "`preferred_lineage_id` names the file that fills the path; `null` leaves it to the newest again." }),
  post("takeFile", `${FILE}/take`, "Make a version, of whichever branch, the newest at its path on the current one",
    { creates: true, output: branch.TakenFileOutput, call: (c) => c.branch.take }),
  get("diffFile", `${FILE}/diff`, "What a version of a file changes in another, by their numbers",
    { query: file.FileDiffInput.pick({ from: true, to: true }), output: file.DiffOutput, call: (c) => c.file.diff,
      description: `By default the newest version against the one before it. ${ofDiff}` }),
  get("diffVersions", `${USER}/diff`, "What a version changes in another, by their ids, of whichever files and chats they are",
    { query: file.DiffInput, output: file.DiffOutput, call: (c) => c.file.diffVersions, description: ofDiff }),
  get("getArchive", `${CHAT}/archive.zip`, "The files of a chat, as a zip archive", { ...archive, description: ofArchive }),
  get("getProjectArchive", `${PROJECT}/archive.zip`, "What fills every path of a project, as a zip archive",
    { ...archive, description: ofArchive }),
  get("getRepository", `${CHAT}/repository.bundle`, "Every version of the files of a chat, as a git bundle to clone from", repository),
  get("getProjectRepository", `${PROJECT}/repository.bundle`, "Every version of the files of a project, as a git bundle to clone from", repository),
];

const ask = {
  creates: true as const,
  description:
    "In a chat, the question and the whole answer are stored, also when the client leaves. The same request with the same `Idempotency-Key` reads the answer that there is, or that is being written, from its beginning; one that failed before its first word is asked for again.",
  query: AiQuery,
  body: AiInput,
  output: Text,
  type: "text/plain",
  serve: serveAi,
  example: example.conversation,
};

// biome-ignore format: a table is read row by row
const others: Route[] = [
  post("ask", "/api/ai/{publisher}/{model}/chat", "Ask a model; the answer comes in lines, each `0:` and a JSON string", ask),
  post("askHuggingFace", "/api/ai/huggingface/{publisher}/{model}/chat", "The same, under the address that older clients use", ask),
  post("checkModels", "/api/models/check", "Ask every model provider now, and say which of them answer",
    { output: ModelsOutput, call: (c) => c.model.check }),
  ...["", "/api"].flatMap((base) => [
    get(`listModels${base && "Api"}`, `${base}/models`, "The models that may be named, and those that answer now",
      { session: "ignored", output: ModelsOutput, call: (c) => c.model.list }),
    get(`health${base && "Api"}`, `${base}/health`, "Is the server up?", { session: "ignored", output: Health, serve: serveHealth }),
    get(`live${base && "Api"}`, `${base}/health/live`, "Is the process alive?", { session: "ignored", output: Health, serve: serveHealth }),
    get(`ready${base && "Api"}`, `${base}/health/ready`, "Does the database answer?", { session: "ignored", output: Health, serve: serveReadiness }),
  ]),
];

// biome-ignore format: a table is read row by row
const account: Route[] = [
  get("listSessions", `${USER}/sessions`, "Where the user is signed in", { output: SessionsOutput, call: (c) => c.session.list }),
  del("endSession", `${USER}/sessions/{session_id}`, "End one session", { output: True, call: (c) => c.session.end }),
  del("endOtherSessions", `${USER}/sessions`, "End every session but the caller's", { output: True, call: (c) => c.session.endOthers }),
  get("listTokens", `${USER}/tokens`, "The user's personal access tokens, without their secrets", { output: TokensOutput, call: (c) => c.token.list }),
  post("createToken", `${USER}/tokens`, "Make a personal access token; its secret is told this once",
    { status: 201, body: CreateTokenInput, output: CreatedTokenOutput, call: (c) => c.token.create, example: example.token,
      description: "Send it as `Authorization: Bearer …`. With the scope `read` it may not change anything. A token makes no tokens." }),
  del("revokeToken", `${USER}/tokens/{token_id}`, "Revoke a personal access token", { output: True, call: (c) => c.token.revoke }),
];

const ofSearch =
  '`q` holds words, parts of words from three characters on, and `"phrases"`, all of which must be there, in any case of letters; and filters: `project:` and `chat:` (an id, or a part of the name), `lang:`, `ext:`, `role:`, `tag:`, `before:` and `after:` (a day in UTC), `is:` (chat, file, message, prompt; archived, pinned). An unknown filter is 400; in quotes it is text. Files are found by the path and the text of their newest version. The first page has up to `limit` hits of every group; `?after=` with a group\'s `next` goes on with that group. Positions are UTF-16 code units.';

// biome-ignore format: a table is read row by row
const searches: Route[] = [
  get("search", `${USER}/search`, "Search chats by name, files by path and text, and messages",
    { query: SearchInput, output: SearchOutput, call: (c) => c.search.all, description: ofSearch }),
];

const ofEvents =
  "A `text/event-stream` that stays open. First `ready`, or `reset` where the position asked for is not known any more (then read everything again); after it a `change` for everything that is committed, in one order for all readers. The `id` of each is its position: `?after=`, or `Last-Event-ID`, goes on after it and misses nothing. A change says what happened to which ids (`kind`, `action`, `chat_id`, `ids`), and not what they are like now. A comment every 15 seconds keeps the connection. It ends when the session or token does, and when the server shuts down. Events are kept for a day, and the newest 10,000 of them.";

// biome-ignore format: a table is read row by row
const events: Route[] = [
  get("followEvents", `${USER}/events`, "What happens to the user's things, as it happens",
    { query: EventsQuery, output: Text, type: "text/event-stream", serve: serveEvents, description: ofEvents }),
  get("listMarks", `${USER}/marks`, "Chats in which an answer is being written, and chats with something unread",
    { output: event.MarksOutput, call: (c) => c.event.marks, description: "Of the 500 chats used last." }),
  post("readChat", `${CHAT}/read`, "Say that a chat was read up to a message", { body: event.ReadChatInput.pick({ message_id: true }), output: True, call: (c) => c.event.read, example: example.reading }),
];

const TAG = `${USER}/tags/{tag_id}`;
// biome-ignore format: a table is read row by row
const tags: Route[] = [
  get("listTags", `${USER}/tags`, "The user's tags, in the order of the alphabet; chats bring them", { output: tag.TagsOutput, call: (c) => c.tag.list }),
  patch("updateTag", TAG, "Rename a tag on all chats, or give it a colour", { body: tag.TagChanges, output: tag.TagOutput, call: (c) => c.tag.update, example: example.tag }),
  del("deleteTag", TAG, "Take a tag off all chats", { output: True, call: (c) => c.tag.delete }),
  post("mergeTag", `${TAG}/merge`, "Give the chats of a tag another tag in its place; answers with that one",
    { body: tag.MergeTagInput.omit({ tag_id: true }), output: tag.TagOutput, call: (c) => c.tag.merge, example: example.merge }),
  post("restoreTag", `${TAG}/restore`, "Bring a deleted or merged tag back to its chats", { output: tag.TagOutput, call: (c) => c.tag.restore }),
];

const ofUsage =
  "Tokens read and written, time, and the cost in US dollars where the provider or the operator tells a price; together, by day (in UTC) and by model.";

// biome-ignore format: a table is read row by row
const usages: Route[] = [
  get("getUsage", `${USER}/usage`, "What the user's answers used, day by day and model by model",
    { query: usage.UsageQuery, output: usage.UsageOutput, call: (c) => c.usage.user,
      description: `${ofUsage} From \`?from=\` to \`?to=\`, at most ${usage.MOST_DAYS} days; the last 30 without them. Chats that are deleted are counted.` }),
  get("getProjectUsage", `${PROJECT}/usage`, "What the answers in the chats of a project used",
    { query: usage.UsageQuery, output: usage.UsageOutput, call: (c) => c.usage.project, description: `${ofUsage} Of the chats that it has now.` }),
  get("getChatUsage", `${CHAT}/usage`, "What the answers in a chat used", { query: usage.UsageQuery, output: usage.UsageOutput, call: (c) => c.usage.chat, description: ofUsage }),
];

const TRASH = `${USER}/trash`;
// biome-ignore format: a table is read row by row
const bin: Route[] = [
  get("listTrash", TRASH, "What was deleted, newest first", { query: trash.ListTrashInput, output: trash.TrashOutput, call: (c) => c.trash.list }),
  del("emptyTrash", TRASH, "Delete everything in the trash for good", { output: True, call: (c) => c.trash.empty }),
  post("purge", `${TRASH}/purge`, "Delete one item of the trash for good, with what went there with it",
    { body: trash.PurgeInput, output: True, call: (c) => c.trash.purge, example: example.trashItem }),
];

const COLLECTIONS = `${USER}/collections`;
const COLLECTION = `${COLLECTIONS}/{collection_id}`;
const SHARED = "/api/collections/{link}";
const Zip = Text.meta({ format: "binary" });
const Insertion = collection.InsertCollectionInput.omit({ collection_id: true, link: true, starter: true });
const Look = collection.PreviewCollectionInput.omit({ collection_id: true, link: true, starter: true });

// biome-ignore format: a table is read row by row
const collections: Route[] = [
  get("listCollections", COLLECTIONS, "The user's collections: files to be used again",
    { query: collection.ListCollectionsInput, whole: wholeCollections, output: collection.CollectionsOutput, call: (c) => c.collection.list }),
  post("createCollection", COLLECTIONS, "Make a collection, empty or of files",
    { status: 201, creates: true, bringsFiles: true, body: collection.CreateCollectionInput, output: collection.CollectionOutput, call: (c) => c.collection.create, example: example.collection,
      description: "Of at most one of: `files`; `file_ids`, versions of files of any chats; `chat_id` or `project_id`, what is newest there; `collection_id`, `link` or `starter`, another collection. `path` names a folder of them." }),
  post("importCollection", `${COLLECTIONS}/import`, "Make a collection of the files of a zip archive, or of a list of files",
    { ...imports, status: 201, query: file.ImportQuery, output: collection.ImportedCollectionOutput, call: (c) => c.collection.import, zip: (c) => c.collection.importZip,
      description: `It is called \`?name=\`. ${ofImport}` }),
  post("insertAnyCollection", `${COLLECTIONS}/insert`, "Insert a collection into a chat, a project or a new chat: an own one, a shared one or one that comes with Neptun",
    { status: 201, creates: true, body: collection.InsertCollectionInput, output: collection.InsertedOutput, call: (c) => c.collection.insert, example: example.starterInsertion }),
  post("previewAnyCollection", `${COLLECTIONS}/preview`, "What inserting a collection would ask for and do",
    { body: collection.PreviewCollectionInput, output: collection.PreviewOutput, call: (c) => c.collection.preview, example: example.starterInsertion }),
  get("getCollection", COLLECTION, "A collection with its files, without their texts",
    { versioned: "time", output: collection.CollectionWithFilesOutput, call: (c) => c.collection.get }),
  patch("updateCollection", COLLECTION, "Change a collection and its files: all that is given, or nothing",
    { versioned: "time", bringsFiles: true, body: collection.CollectionChanges, output: collection.CollectionOutput, call: (c) => c.collection.update, example: example.collectionChanges,
      description: "Files are removed first (`remove`), then renamed (`rename`), then added or replaced (`put`)." }),
  del("deleteCollection", COLLECTION, "Move a collection to the trash", { versioned: "time", output: True, call: (c) => c.collection.delete }),
  post("restoreCollection", `${COLLECTION}/restore`, "Bring a collection back from the trash", { versioned: "time", output: collection.CollectionOutput, call: (c) => c.collection.restore }),
  get("listCollectionFiles", `${COLLECTION}/files`, "The files of a collection, or with `title` one of them",
    { query: collection.FilesChoice, output: collection.CollectionFilesOutput, call: (c) => c.collection.files,
      description: "The texts are left out (`null`) once they exceed 1 MiB together; `?include=text` or `?include=none` decides it." }),
  post("shareCollection", `${COLLECTION}/share`, "Give a collection a link, by which whoever knows it may read it", { output: collection.CollectionOutput, call: (c) => c.collection.share }),
  del("unshareCollection", `${COLLECTION}/share`, "Take the link of a collection away, for good", { output: collection.CollectionOutput, call: (c) => c.collection.unshare }),
  post("insertCollection", `${COLLECTION}/insert`, "Insert the files of a collection into a chat, or as a new chat, in a project or not",
    { status: 201, creates: true, body: Insertion, output: collection.InsertedOutput, call: (c) => c.collection.insert, example: example.insertion,
      description: "Blanks such as `{{name}}` are filled in from `variables`, else with their defaults; one that has neither is a 400." }),
  post("previewCollection", `${COLLECTION}/preview`, "What inserting a collection would ask for and do",
    { body: Look, output: collection.PreviewOutput, call: (c) => c.collection.preview, example: example.insertion }),
  get("getCollectionArchive", `${COLLECTION}/archive.zip`, "The files of a collection as a zip archive", { output: Zip, type: "application/zip", serve: serveCollectionArchive }),
  get("listStarterCollections", "/api/collections/starters", "The collections that come with Neptun, with their files", { session: "ignored", output: collection.StartersOutput, call: (c) => c.collection.starters }),
  get("getSharedCollection", SHARED, "A shared collection, for whoever knows its link",
    { session: "optional", versioned: "time", query: collection.FilesChoice, output: collection.SharedCollectionOutput, call: (c) => c.collection.shared }),
  get("getSharedArchive", `${SHARED}/archive.zip`, "The files of a shared collection as a zip archive", { session: "optional", output: Zip, type: "application/zip", serve: serveSharedArchive }),
];

const PROMPTS = `${USER}/prompts`;
const PROMPT = `${PROMPTS}/{prompt_id}`;

// biome-ignore format: a table is read row by row
const prompts: Route[] = [
  get("listPrompts", PROMPTS, "The user's prompts: texts to be asked again",
    { query: prompt.ListPromptsInput, whole: wholePrompts, output: prompt.PromptsOutput, call: (c) => c.prompt.list,
      description: "`?query=` keeps those that have it in name, description or text." }),
  post("createPrompt", PROMPTS, "Make a prompt",
    { status: 201, creates: true, body: prompt.CreatePromptInput, output: prompt.PromptOutput, call: (c) => c.prompt.create, example: example.prompt,
      description: "Its name is what is typed after `/`: small letters, digits, `-` and `_`. 409 if another prompt has it. Blanks such as `{{language=English | The language to answer in}}` are filled in when it is used." }),
  post("importPrompts", `${PROMPTS}/import`, "Make prompts of Markdown files, in a list or in a zip archive",
    { creates: true, bringsFiles: true, body: prompt.ImportPromptsInput, output: prompt.ImportedPromptsOutput, call: (c) => c.prompt.import, zip: (c) => c.prompt.importZip, example: example.promptFiles,
      description: "The name of a file is the name of its prompt. One that is there gets the text as its next version, and none if it has it already." }),
  get("getPromptArchive", `${PROMPTS}/archive.zip`, "All prompts as a zip archive of Markdown files", { output: Zip, type: "application/zip", serve: servePromptArchive }),
  get("getPrompt", PROMPT, "A prompt, with its newest text and the blanks in it", { versioned: "time", output: prompt.PromptOutput, call: (c) => c.prompt.get }),
  patch("updatePrompt", PROMPT, "Change a prompt; another text becomes its next version",
    { versioned: "time", body: prompt.PromptChanges, output: prompt.PromptOutput, call: (c) => c.prompt.update, example: example.promptChanges }),
  del("deletePrompt", PROMPT, "Move a prompt to the trash", { versioned: "time", output: True, call: (c) => c.prompt.delete }),
  post("restorePrompt", `${PROMPT}/restore`, "Bring a prompt back from the trash; 409 if another has its name by now", { versioned: "time", output: prompt.PromptOutput, call: (c) => c.prompt.restore }),
  post("fillPrompt", `${PROMPT}/fill`, "The text of a prompt with its blanks filled in",
    { body: prompt.FillPromptInput.omit({ prompt_id: true }), output: prompt.FilledOutput, call: (c) => c.prompt.fill, example: example.filling }),
  get("listPromptVersions", `${PROMPT}/versions`, "All versions of a prompt, newest first, without their texts", { output: prompt.VersionsOutput, call: (c) => c.prompt.versions }),
  get("getPromptVersion", `${PROMPT}/versions/{version}`, "A version of a prompt, with its text", { output: prompt.VersionOutput, call: (c) => c.prompt.version }),
  post("restorePromptVersion", `${PROMPT}/versions/{version}/restore`, "Make the text of an older version the newest again, as a new version", { output: prompt.PromptOutput, call: (c) => c.prompt.restoreVersion }),
];

const SHARES = `${USER}/shares`;
const SHARE = `${SHARES}/{share_id}`;
const VISIT = "/api/shares/{link}";
const PAGE = "/s/{link}";
const ofVisit =
  "For whoever may read it. A link that is unknown, revoked, over, in the trash or for others is 404. Its password goes as that of HTTP Basic authentication, with any user name; 401 if it is wrong.";
const visit = { session: "optional" as const, description: ofVisit };
const text = { ...visit, output: Text, type: "text/plain" };

// biome-ignore format: a table is read row by row
const shares: Route[] = [
  get("listShares", SHARES, "What the user shares, newest first, or how one thing is shared",
    { query: share.ListSharesInput, output: share.SharesOutput, call: (c) => c.share.list }),
  post("createShare", SHARES, "Share a chat, a version of a file, or the files of a project, by a link",
    { status: 201, creates: true, body: share.CreateShareInput, output: share.ShareOutput, call: (c) => c.share.create, example: example.share,
      description: "Of exactly one of `chat_id`, `file_id` and `project_id`. A chat is shown as it is now, or with `live` as it grows; the branch that it shows, or that of `branch_id`; messages by the system only with `with_system`. `emails` names the accounts that may read; without it everyone with the link may." }),
  get("getShare", SHARE, "A share", { output: share.ShareOutput, call: (c) => c.share.get }),
  patch("updateShare", SHARE, "Change who may read what is shared, and how long",
    { body: share.ShareChanges, output: share.ShareOutput, call: (c) => c.share.update, example: example.shareChanges }),
  del("revokeShare", SHARE, "Revoke a link, at once", { output: True, call: (c) => c.share.revoke }),
  post("restoreShare", `${SHARE}/restore`, "Bring a link back that was revoked within a day", { output: share.ShareOutput, call: (c) => c.share.restore }),
  get("getShared", VISIT, "What a link leads to", { ...visit, output: share.SharedThingOutput, serve: shared.serveThing }),
  get("listSharedMessages", `${VISIT}/messages`, "The messages of a shared chat, in order", { ...visit, query: share.SharedPage, output: share.SharedMessagesOutput, serve: shared.serveMessages }),
  get("listSharedFiles", `${VISIT}/files`, "The files of a shared project, or the shared version", { ...visit, output: share.SharedFilesOutput, serve: shared.serveFiles }),
  post("copyShared", `${VISIT}/copy`, "Copy what is shared into a new chat", { creates: true, status: 201, description: ofVisit, output: share.CopiedShareOutput, serve: shared.serveCopy }),
  get("getSharedText", `${PAGE}/raw`, "What is shared as text: a chat as Markdown, a file as it is, a project as a list of addresses", { ...text, serve: shared.serveText }),
  get("getSharedFileText", `${PAGE}/raw/{file_id}`, "The text of a file of what is shared", { ...text, serve: shared.serveFileText }),
  get("getSharedZip", `${PAGE}/archive.zip`, "The files of a shared project as a zip archive", { ...visit, output: Zip, type: "application/zip", serve: shared.serveZip }),
];

/** The whole documented surface. */
export const routes: Route[] = [
  ...messages,
  ...files,
  ...collections,
  ...prompts,
  ...shares,
  ...chats,
  ...tags,
  ...projects,
  ...users,
  ...account,
  ...searches,
  ...events,
  ...usages,
  ...bin,
  ...auth,
  ...others,
];
