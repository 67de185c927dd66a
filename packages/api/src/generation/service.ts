import { setTimeout as sleep } from "node:timers/promises";
import { answerInPieces, type ChatTurn } from "@neptun/models";
import { z } from "zod";
import { branchBeside } from "../branch/switch.ts";
import { type ChatRow, lockChat, requireChat, requireKnownModel } from "../chat/access.ts";
import type { OwnerContext, UserContext } from "../context.ts";
import { DomainError, errorOfGeneration, notFound } from "../errors.ts";
import { type IdempotentRequest, runIdempotent } from "../idempotency.ts";
import { requireMessage } from "../message/access.ts";
import type { MessageRow } from "../message/rows.ts";
import { ChatMessage } from "../message/schema.ts";
import { createMessages, getMessage, insertMessages, reworded } from "../message/service.ts";
import { said } from "../said.ts";
import { Id } from "../schema.ts";
import { counting } from "../usage/service.ts";
import { endGeneration } from "./end.ts";
import { type AskedTurn, giveTurns } from "./given-turns.ts";
import type { Answering, AnswerPart } from "./live-answer.ts";
import type {
  AnswerEvent,
  AnswerInput,
  AnswerMessageInput,
  ContinueInput,
  FollowInput,
  RetryInput,
  SendInput,
} from "./schema.ts";
import { ANSWER_OF, BEGIN, CONTINUE, HEAD, TRASH_ANSWER } from "./statements.ts";

const LOOK_AGAIN_MS = 300;

/** Stores the user's message and an answer that is `streaming`, in one transaction, and begins to write it. */
export async function send(ctx: UserContext, input: SendInput, turns?: ChatTurn[]) {
  const { chat_id, message, model, file_ids, instead_of } = input;
  const chat = await requireChat(ctx, chat_id);
  return begin(ctx, chat, { model, turns }, async (inside) => {
    const wording = { content: message, role: "user" as const, file_ids };
    if (instead_of === undefined) return createMessages(inside, chat_id, [wording]);
    await lockChat(inside, chat_id);
    const other = await reworded(inside, { chat_id, message_id: instead_of, message, file_ids });
    if (other.role !== "user")
      throw new DomainError("BAD_REQUEST", said`Only a message of the user can be asked again`);
    await branchBeside(inside, chat_id, instead_of);
    return createMessages(inside, chat_id, [other]);
  });
}

/** Begins an answer to a message of the user's that is the last one of its chat. */
export async function answerMessage(
  ctx: UserContext,
  { chat_id, message_id, model }: AnswerMessageInput,
): Promise<MessageRow> {
  const chat = await requireChat(ctx, chat_id);
  const [answer] = await begin(ctx, chat, { model }, async (inside) => {
    await lockChat(inside, chat_id);
    const { actor } = await requireMessage(inside, chat_id, message_id);
    if (actor !== "user") throw new DomainError("BAD_REQUEST", said`Only a message of the user can be answered`);
    const [head] = await inside.db.query<{ id: number | null }>(HEAD, [ctx.user.id, chat_id]);
    if (head?.id !== message_id)
      throw new DomainError("CONFLICT", said`Only the last message of a chat can be answered`);
    return [];
  });
  return answer!;
}

/** Begins another answer beside this one, on a branch of its own. One that never had a word goes to the trash instead. */
export async function retryAnswer(
  ctx: UserContext,
  { chat_id, message_id, model, instruction }: RetryInput,
  turns?: ChatTurn[],
): Promise<MessageRow> {
  const chat = await requireChat(ctx, chat_id);
  const [answer] = await begin(ctx, chat, { model, turns, instruction }, async (inside) => {
    await lockChat(inside, chat_id);
    const { actor, status, message } = await getMessage(inside, chat_id, message_id);
    if (actor !== "assistant") throw new DomainError("BAD_REQUEST", said`Only an answer can be retried`);
    if (status === "streaming") throw new DomainError("CONFLICT", said`This answer is still being written`);
    const gone = message === "" ? await inside.db.query(TRASH_ANSWER, [ctx.user.id, chat_id, message_id]) : [];
    if (gone.length === 0) await branchBeside(inside, chat_id, message_id);
    return [];
  });
  return answer!;
}

/** Goes on with the chat's last answer, which ended too early, where it ended. */
export async function continueAnswer(
  ctx: UserContext,
  { chat_id, message_id, model }: ContinueInput,
): Promise<MessageRow> {
  const chat = await requireChat(ctx, chat_id);
  const { model: before, actor } = await requireMessage(ctx, chat_id, message_id);
  if (actor !== "assistant") throw new DomainError("BAD_REQUEST", said`Only an answer can go on`);
  const job = { chat_id, message_id, model: model ?? before ?? chat.model };
  requireKnownModel(ctx, job.model);
  ctx.answers.requireRoom(ctx.user.id);
  const { id, text, answer } = await ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    const [begun] = await db.query<{ id: number; text: string }>(CONTINUE, [
      ctx.user.id,
      chat_id,
      message_id,
      job.model,
    ]);
    if (!begun) throw new DomainError("CONFLICT", said`Only a chat's last answer that ended too early can go on`);
    return { ...begun, answer: await getMessage(inside, chat_id, message_id) };
  });
  startLater(ctx, { ...job, generation_id: id, text });
  return answer;
}

/** After `before`, in its transaction, an empty answer; when both are stored, the model is asked. */
async function begin(
  ctx: UserContext,
  chat: ChatRow,
  { model = chat.model, turns, instruction }: { model?: string; turns?: ChatTurn[]; instruction?: string },
  before: (inside: UserContext) => Promise<MessageRow[]>,
): Promise<MessageRow[]> {
  requireKnownModel(ctx, model);
  ctx.answers.requireRoom(ctx.user.id);
  const { rows, answer, generation_id } = await ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const rows = await before(inside);
    const [empty] = await insertMessages(inside, chat.id, [{ content: "", role: "assistant" }]);
    const [begun] = await db.query<{ id: number }>(BEGIN, [ctx.user.id, empty!.id, model, instruction ?? null]);
    const answer = await getMessage(inside, chat.id, empty!.id);
    return { rows, answer, generation_id: begun!.id };
  });
  startLater(ctx, { chat_id: chat.id, message_id: answer.id, generation_id, model, instruction }, turns);
  return [...rows, answer];
}

/** Asks the model, once what this call stores is committed. */
function startLater(ctx: UserContext, job: Omit<Answering, "ctx">, turns?: ChatTurn[]) {
  const owner: OwnerContext = { db: ctx.db, user: { id: ctx.user.id } };
  const start = () => {
    ctx.answers.start({ ctx: owner, ...job }, turns);
    ctx.events.wake(ctx.user.id);
  };
  if (ctx.afterCommit) ctx.afterCommit(start);
  else start();
}

/** Ends the answer and keeps what came; returns it as it is stored then. One that has ended stays as it is. */
export async function stopAnswer(ctx: UserContext, { chat_id, message_id }: AnswerInput): Promise<MessageRow> {
  const { status } = await requireMessage(ctx, chat_id, message_id);
  const live = ctx.answers.get(message_id);
  if (live) {
    live.cut("stopped");
    await live.ended();
  } else if (status === "streaming") {
    const [generation] = await ctx.db.query<{ id: number }>(ANSWER_OF, [ctx.user.id, message_id]);
    const ids = { chat_id, message_id, generation_id: generation!.id };
    await endGeneration(ctx, ids, { status: "stopped" });
  }
  return getMessage(ctx, chat_id, message_id);
}

/** The answer from a position on: what is stored at once, the rest as it comes, then its end. */
export function followAnswer(ctx: UserContext, input: FollowInput, signal?: AbortSignal): AsyncGenerator<AnswerEvent> {
  const position = Math.max(input.position, Number(input.lastEventId ?? 0));
  return readAnswer(ctx, input, { position, to: toEvent, signal });
}

const toEvent = (part: AnswerPart): AnswerEvent =>
  part.kind === "text" ? part : { kind: "end", chatMessage: ChatMessage.parse(part.message) };

interface Reading<Item> {
  position: number;
  /** What the reader gets of a part. */
  to(part: AnswerPart): Item;
  signal: AbortSignal | undefined;
}

async function* readAnswer<Item>(
  ctx: UserContext,
  { chat_id, message_id }: AnswerInput,
  { position, to, signal }: Reading<Item>,
): AsyncGenerator<Item> {
  let at = position;
  while (!signal?.aborted) {
    await requireMessage(ctx, chat_id, message_id);
    const live = ctx.answers.get(message_id);
    if (live) {
      for await (const part of live.read(at, signal)) yield to(part);
      return;
    }
    // Not written by this process: it has ended, or another process is writing it.
    const message = await getMessage(ctx, chat_id, message_id);
    at = Math.min(at, message.message.length);
    if (at < message.message.length) {
      const text = message.message.slice(at);
      yield to({ kind: "text", position: at, text });
      at += text.length;
    }
    if (message.status !== "streaming") {
      yield to({ kind: "end", message });
      return;
    }
    await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => {});
  }
}

export interface RestQuestion {
  model: string;
  /** The chat that keeps question and answer, or null for none. */
  chat_id: number | null;
  messages: AskedTurn[];
}

/** An answer as pieces of text. An error before the first piece is thrown; after it, the text just ends. */
export interface RestAnswer {
  pieces: AsyncIterable<string>;
  /** It was asked for before, with the same key. */
  replayed: boolean;
}

/**
 * Asks a model. In a chat, the last message is stored as the user's, the answer belongs to the server, and the caller is
 * one of its readers: `signal` ends the reading, not the answer. Without a chat, it ends both. A body of several messages
 * is the conversation as the client sees it and is sent as it is; one alone continues the stored one. With an idempotent
 * request, a repetition reads the answer that there is, or that is being written, from its beginning.
 */
export async function askOverRest(
  ctx: UserContext,
  question: RestQuestion,
  request: IdempotentRequest | undefined,
  signal: AbortSignal,
): Promise<RestAnswer> {
  const { model, chat_id, messages } = question;
  if (!ctx.models.isKnown(model)) throw notFound("Model");
  if (chat_id === null) {
    const turns = await giveTurns(ctx, model, messages);
    return { pieces: answerInPieces(counting(ctx), { model, messages: turns, signal }), replayed: false };
  }
  const inChat = { ...question, chat_id };
  const { message_id, replayed } = request
    ? await askOnce(ctx, inChat, request)
    : { message_id: await ask(ctx, inChat), replayed: false };
  return { pieces: readText(ctx, { chat_id, message_id }, signal), replayed };
}

type ChatQuestion = RestQuestion & { chat_id: number };

const turnsOf = async (ctx: UserContext, { model, messages }: RestQuestion) =>
  messages.length > 1 ? giveTurns(ctx, model, messages) : undefined;

async function ask(ctx: UserContext, question: ChatQuestion): Promise<number> {
  const { chat_id, model, messages } = question;
  const { content, file_ids } = messages.at(-1)!;
  const stored = await send(ctx, { chat_id, message: content, model, file_ids }, await turnsOf(ctx, question));
  return stored.at(-1)!.id;
}

const Asked = z.object({ message_id: Id });

async function askOnce(ctx: UserContext, question: ChatQuestion, request: IdempotentRequest) {
  const toAnswer = (message_id: number) => ({ status: 200, body: { message_id } satisfies z.infer<typeof Asked> });
  const { body, replayed } = await runIdempotent(
    ctx,
    request,
    async (inside) => toAnswer(await ask(inside, question)),
    async (inside, first) => {
      const { message_id } = Asked.parse(first.body);
      if (!(await isWordless(inside, question.chat_id, message_id))) return null;
      const { chat_id, model } = question;
      return toAnswer((await retryAnswer(inside, { chat_id, message_id, model }, await turnsOf(inside, question))).id);
    },
  );
  return { ...Asked.parse(body), replayed };
}

/** An answer that failed before its first word is no answer to be repeated. */
async function isWordless(ctx: UserContext, chatId: number, id: number): Promise<boolean> {
  const { status, message } = await getMessage(ctx, chatId, id);
  return (status === "failed" || status === "interrupted") && message === "";
}

async function* readText(ctx: UserContext, answer: AnswerInput, signal: AbortSignal): AsyncGenerator<string> {
  let empty = true;
  for await (const part of readAnswer(ctx, answer, { position: 0, to: (part) => part, signal })) {
    if (part.kind === "text") {
      empty = false;
      yield part.text;
    } else if (empty && part.message.status === "failed") throw errorOfGeneration(part);
  }
}
