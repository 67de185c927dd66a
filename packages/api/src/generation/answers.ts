import { setTimeout as sleep } from "node:timers/promises";
import { type Db, isUnavailable } from "@neptun/db";
import { type ChatTurn, ModelError, type Models, type Usage } from "@neptun/models";
import { findSettings, toModelSettings } from "../chat/settings.ts";
import { DomainError } from "../errors.ts";
import type { Feeds } from "../event/feeds.ts";
import { createGate } from "../gate.ts";
import { english, said } from "../said.ts";
import { endGeneration, type Outcome } from "./end.ts";
import { type Answering, type CutReason, LiveAnswer } from "./live-answer.ts";
import { endOrphans, sendHeartbeats } from "./orphans.ts";
import { PieceWriter } from "./piece-writer.ts";
import { loadTurns } from "./turns.ts";

const HEARTBEAT_MS = 2_000;
const RETRY_MS = 1_000;
/** How many questions are loaded, and how many ends stored, at once: what is being written has to get through between them. */
const AT_ONCE = 4;

export interface AnswersOptions {
  db: Db;
  models: Models;
  /** Told when an answer has ended. */
  events?: Pick<Feeds, "wake">;
  log(error: unknown, message: string): void;
  /** How many may be written for one user at once. */
  perUser?: number;
  /** No other process can be writing answers into this database. */
  alone: boolean;
}

/** The answers that this process is writing. They go on whoever is reading, and end stored, whatever happens. */
export interface Answers {
  /** Ends what a dead process left behind, and keeps looking for it. */
  open(): Promise<void>;
  /** Throws TOO_MANY_REQUESTS if the user has too many answers under way. */
  requireRoom(userId: number): void;
  /** Begins to write. With `turns`, the model gets those; otherwise the chat's conversation. */
  start(job: Answering, turns?: ChatTurn[]): void;
  get(messageId: number): LiveAnswer | undefined;
  /** Cuts the answers to these messages: they are gone. */
  drop(messageIds: number[]): void;
  dropChats(chatIds: number[]): void;
  dropUser(userId: number): void;
  /** Ends every answer as interrupted and waits until that is stored. */
  close(): Promise<void>;
}

export function createAnswers({ db, models, events, log, alone, perUser = 20 }: AnswersOptions): Answers {
  const live = new Map<number, LiveAnswer>();
  const writer = new PieceWriter(
    db,
    () => live.values(),
    (error) => log(error, "an answer could not be stored"),
  );
  const atBegin = createGate(AT_ONCE);
  const atEnd = createGate(alone ? 1 : AT_ONCE);
  let beat: NodeJS.Timeout | undefined;
  let closing = false;

  async function write(answer: LiveAnswer, turns: ChatTurn[] | undefined): Promise<void> {
    const { job } = answer;
    let outcome: Outcome;
    let failure: ModelError | undefined;
    let usage: Usage | undefined;
    try {
      const { messages, settings } = await loadQuestion(answer, turns);
      const ending = await models.answer({ model: job.model, messages, settings, signal: answer.signal }, (text) => {
        answer.append(text);
        writer.wake();
      });
      usage = ending.usage;
      if (!answer.cutReason && answer.isEmpty)
        throw new ModelError("provider_failed", english`The model gave no answer`);
      outcome = answer.cutReason || !ending.isCut ? { status: answer.cutReason ?? "complete" } : CUT;
    } catch (error) {
      failure = error instanceof ModelError ? error : undefined;
      if (!failure && !answer.cutReason) log(error, "an answer failed");
      outcome = answer.cutReason ? { status: answer.cutReason } : { status: "failed", ...inWords(failure) };
    }
    const duration_ms = Math.round(performance.now() - answer.started);
    const times = { duration_ms, first_token_ms: answer.first_token_ms };
    const message = await untilStored(answer, { ...outcome, ...usage, ...times });
    live.delete(job.message_id);
    answer.end(message, failure);
    events?.wake(job.ctx.user.id);
  }

  /** A database that is away comes back: the question waits for it, until the answer is cut. */
  async function loadQuestion(answer: LiveAnswer, turns: ChatTurn[] | undefined) {
    for (;;) {
      try {
        return await atBegin(() => questionOf(answer.job, turns));
      } catch (error) {
        if (!isUnavailable(error) || answer.cutReason) throw error;
        await sleep(RETRY_MS, undefined, { signal: answer.signal }).catch(() => {});
      }
    }
  }

  /** What the model gets: the turns that are given or the chat's conversation, and the chat's settings. */
  async function questionOf({ ctx, chat_id, message_id, model, instruction, text }: Answering, given?: ChatTurn[]) {
    const owner = { ...ctx, db };
    const set = await findSettings(owner, chat_id);
    const settings = set && toModelSettings(set);
    if (given) return { messages: given, settings };
    const { instructions = null, max_tokens = null } = set ?? {};
    const told = { context_tokens: models.contextTokens(model), instructions, max_tokens, text };
    const messages = await loadTurns(owner, { chat_id, before_id: message_id, ...told });
    if (instruction) messages.push({ role: "user", content: instruction });
    if (text) messages.push({ role: "assistant", content: text });
    return { messages, settings };
  }

  /** A database that is away comes back: the end waits for it, and the process's own end. */
  async function untilStored(answer: LiveAnswer, outcome: Outcome) {
    for (;;) {
      try {
        while (answer.hasPending) {
          await writer.flush();
          if (answer.hasPending) {
            if (answer.cutReason) break;
            await sleep(RETRY_MS);
          }
        }
        return await atEnd(() => endGeneration({ ...answer.job.ctx, db }, answer.job, outcome));
      } catch (error) {
        if (!isUnavailable(error)) log(error, "the end of an answer could not be stored");
        if (!isUnavailable(error) || closing) return null;
        await sleep(RETRY_MS);
      }
    }
  }

  async function chores() {
    try {
      await sendHeartbeats(db, [...live.values()]);
      await endOrphans(db, { all: false, except: [...live.keys()] });
    } catch (error) {
      if (!isUnavailable(error)) log(error, "heartbeats failed");
    }
    if (!closing) beat = setTimeout(chores, HEARTBEAT_MS).unref();
  }

  const cut = (reason: CutReason, which: (job: Answering) => boolean) => {
    const cutOnes = [...live.values()].filter(({ job }) => which(job));
    for (const answer of cutOnes) answer.cut(reason);
    return cutOnes;
  };

  return {
    async open() {
      if (alone) await endOrphans(db, { all: true, except: [] });
      await chores();
    },
    requireRoom(userId) {
      if (closing)
        throw new DomainError("SERVICE_UNAVAILABLE", said`The server is shutting down`, { retryAfterSeconds: 5 });
      const count = [...live.values()].filter(({ job }) => job.ctx.user.id === userId).length;
      if (count < perUser) return;
      throw new DomainError(
        "TOO_MANY_REQUESTS",
        said`${count} answers are being written for you; wait for one to end`,
        {
          retryAfterSeconds: 10,
        },
      );
    },
    start(job, turns) {
      const answer = new LiveAnswer(job);
      live.set(job.message_id, answer);
      void write(answer, turns);
    },
    get: (messageId) => live.get(messageId),
    drop: (ids) => void cut("stopped", (job) => ids.includes(job.message_id)),
    dropChats: (ids) => void cut("stopped", (job) => ids.includes(job.chat_id)),
    dropUser: (id) => void cut("stopped", (job) => job.ctx.user.id === id),
    async close() {
      closing = true;
      clearTimeout(beat);
      await Promise.all(cut("interrupted", () => true).map((answer) => answer.ended()));
    },
  };
}

/** It can go on like one that was stopped. */
const CUT: Outcome = {
  status: "stopped",
  error_code: "length",
  error_message: english`The model reached the longest answer that it may give.`,
};

const inWords = (failure: ModelError | undefined) => ({
  error_code: failure?.code ?? "internal",
  error_message: failure?.message ?? english`Something went wrong on the server while the answer was being written.`,
  provider_status: failure?.status,
  provider_request_id: failure?.requestId,
  retry_after_seconds: failure?.retryAfterSeconds,
});
