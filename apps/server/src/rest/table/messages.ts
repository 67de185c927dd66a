import { listAllMessages } from "@neptun/api";
import * as branch from "@neptun/api/branch/schema";
import * as generation from "@neptun/api/generation/schema";
import * as message from "@neptun/api/message/schema";
import * as example from "../examples.ts";
import { del, get, post, type Route } from "../route.ts";
import { whole } from "../whole.ts";
import { CHAT } from "./common.ts";

const Page = message.ListMessagesInput.omit({ chat_id: true, cursor: true });
const wholeMessages = whole("chatMessages", message.ChatMessage, message.ListMessagesInput, listAllMessages);
const badMessage = { statusMessage: "Bad Request. Invalid body(message | messages)." };
// biome-ignore format: a table is read row by row
export const messages: Route[] = [
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
