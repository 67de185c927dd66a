import * as event from "@neptun/api/event/schema";
import { ModelsOutput } from "@neptun/api/model/schema";
import { SearchInput, SearchOutput } from "@neptun/api/search/schema";
import * as trash from "@neptun/api/trash/schema";
import * as usage from "@neptun/api/usage/schema";
import { AiInput, AiQuery, serveAi } from "../ai.ts";
import { EventsQuery, serveEvents } from "../events.ts";
import * as example from "../examples.ts";
import { Health, serveHealth, serveReadiness } from "../health.ts";
import { del, get, post, type Route } from "../route.ts";
import { CHAT, PROJECT, Text, True, USER } from "./common.ts";

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
export const others: Route[] = [
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

const ofSearch =
  '`q` holds words, parts of words from three characters on, and `"phrases"`, all of which must be there, in any case of letters; and filters: `project:` and `chat:` (an id, or a part of the name), `lang:`, `ext:`, `role:`, `tag:`, `before:` and `after:` (a day in UTC), `is:` (chat, file, message, prompt; archived, pinned). An unknown filter is 400; in quotes it is text. Files are found by the path and the text of their newest version. The first page has up to `limit` hits of every group; `?after=` with a group\'s `next` goes on with that group. Positions are UTF-16 code units.';
// biome-ignore format: a table is read row by row
export const searches: Route[] = [
  get("search", `${USER}/search`, "Search chats by name, files by path and text, and messages",
    { query: SearchInput, output: SearchOutput, call: (c) => c.search.all, description: ofSearch }),
];

const ofEvents =
  "A `text/event-stream` that stays open. First `ready`, or `reset` where the position asked for is not known any more (then read everything again); after it a `change` for everything that is committed, in one order for all readers. The `id` of each is its position: `?after=`, or `Last-Event-ID`, goes on after it and misses nothing. A change says what happened to which ids (`kind`, `action`, `chat_id`, `ids`), and not what they are like now. A comment every 15 seconds keeps the connection. It ends when the session or token does, and when the server shuts down. Events are kept for a day, and the newest 10,000 of them.";
// biome-ignore format: a table is read row by row
export const events: Route[] = [
  get("followEvents", `${USER}/events`, "What happens to the user's things, as it happens",
    { query: EventsQuery, output: Text, type: "text/event-stream", serve: serveEvents, description: ofEvents }),
  get("listMarks", `${USER}/marks`, "Chats in which an answer is being written, and chats with something unread",
    { output: event.MarksOutput, call: (c) => c.event.marks, description: "Of the 500 chats used last." }),
  post("readChat", `${CHAT}/read`, "Say that a chat was read up to a message", { body: event.ReadChatInput.pick({ message_id: true }), output: True, call: (c) => c.event.read, example: example.reading }),
];

const ofUsage =
  "Tokens read and written, time, and the cost in US dollars where the provider or the operator tells a price; together, by day (in UTC) and by model.";
// biome-ignore format: a table is read row by row
export const usages: Route[] = [
  get("getUsage", `${USER}/usage`, "What the user's answers used, day by day and model by model",
    { query: usage.UsageQuery, output: usage.UsageOutput, call: (c) => c.usage.user,
      description: `${ofUsage} From \`?from=\` to \`?to=\`, at most ${usage.MOST_DAYS} days; the last 30 without them. Chats that are deleted are counted.` }),
  get("getProjectUsage", `${PROJECT}/usage`, "What the answers in the chats of a project used",
    { query: usage.UsageQuery, output: usage.UsageOutput, call: (c) => c.usage.project, description: `${ofUsage} Of the chats that it has now.` }),
  get("getChatUsage", `${CHAT}/usage`, "What the answers in a chat used", { query: usage.UsageQuery, output: usage.UsageOutput, call: (c) => c.usage.chat, description: ofUsage }),
];

const TRASH = `${USER}/trash`;
// biome-ignore format: a table is read row by row
export const bin: Route[] = [
  get("listTrash", TRASH, "What was deleted, newest first", { query: trash.ListTrashInput, output: trash.TrashOutput, call: (c) => c.trash.list }),
  del("emptyTrash", TRASH, "Delete everything in the trash for good", { output: True, call: (c) => c.trash.empty }),
  post("purge", `${TRASH}/purge`, "Delete one item of the trash for good, with what went there with it",
    { body: trash.PurgeInput, output: True, call: (c) => c.trash.purge, example: example.trashItem }),
];
