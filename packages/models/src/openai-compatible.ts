import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { AnswerText, Stopwatch } from "./bounds.ts";
import { ModelError, toModelError } from "./errors.ts";
import type { Seen } from "./guard.ts";
import type { ChatTurn, Limits, Piece, ProviderConfig } from "./port.ts";
import { createProviderFetch } from "./provider-fetch.ts";
import { toBrokenStream, toPartError } from "./stream-errors.ts";

interface Request {
  provider: ProviderConfig;
  /** The provider's own name for the model. */
  model: string;
  messages: ChatTurn[];
  signal: AbortSignal;
  limits: Limits;
}

interface Progress extends Seen {
  /** The finish reason came: the answer is whole, only the usage may follow. */
  finished: boolean;
}

const AFTER_FINISH_MS = 5_000;

const toPrompt = ({ role, content }: ChatTurn) =>
  role === "system" ? { role, content } : { role, content: [{ type: "text" as const, text: content }] };

// The model object is used without `ai`'s streamText, which costs twice the time per chunk, tees every stream into a
// buffer that nobody reads, and prints errors.
function openStream({ provider, model, messages }: Request, seen: Seen, signal: AbortSignal) {
  const adapter = createOpenAICompatible({
    name: provider.name,
    baseURL: provider.base_url,
    apiKey: provider.api_key,
    includeUsage: true,
    fetch: createProviderFetch(provider.name, seen),
  });
  const prompt = messages.map(toPrompt);
  return adapter.chatModel(model).doStream({ prompt, abortSignal: signal, includeRawChunks: true });
}

const hasFinishReason = (raw: unknown) =>
  (raw as { choices?: { finish_reason?: unknown }[] } | null)?.choices?.[0]?.finish_reason != null;

/** The parts of the library's stream, none waited for longer than the limits say. */
async function* readParts(request: Request, watch: Stopwatch, progress: Progress) {
  const { limits, provider } = request;
  const silent = () => new ModelError("provider_silent", `${provider.name} stopped sending its answer. Try again.`);
  const firstBy = Date.now() + limits.firstPieceMs;
  const { stream } = await watch.within(limits.firstPieceMs, openStream(request, progress, watch.signal), silent);
  const reader = stream.getReader();
  let waitMs = Math.max(1, firstBy - Date.now());
  for (;;) {
    const { done, value: part } = await watch.within(waitMs, reader.read(), silent);
    if (done || watch.signal.aborted) return;
    if (part.type === "raw") {
      progress.finished ||= hasFinishReason(part.rawValue);
      waitMs = progress.finished ? AFTER_FINISH_MS : limits.silenceMs;
    } else yield part;
  }
}

async function* toPieces(request: Request, watch: Stopwatch, progress: Progress): AsyncGenerator<Piece> {
  const { name } = request.provider;
  const answer = new AnswerText(request.limits.answerBytes);
  for await (const part of readParts(request, watch, progress)) {
    if (part.type === "error") {
      const error = toPartError(name, part.error);
      if (error) throw error;
    }
    if (part.type === "text-delta" || part.type === "finish") {
      const text = part.type === "finish" ? answer.end() : answer.take(part.delta);
      if (text) yield { kind: "text", text };
      if (answer.full) throw new ModelError("answer_too_long", "The answer grew too long and was stopped.");
    }
    if (part.type !== "finish") continue;
    if (!progress.finished && !progress.done) throw toBrokenStream(name, progress);
    if (part.finishReason.unified === "content-filter") {
      throw new ModelError("provider_refused", `${name} withheld the rest of the answer (content filter).`);
    }
    const { inputTokens, outputTokens } = part.usage;
    if (inputTokens.total !== undefined && outputTokens.total !== undefined) {
      yield { kind: "usage", prompt_tokens: inputTokens.total, completion_tokens: outputTokens.total };
    }
  }
}

/** The answer of one model of an OpenAI-compatible server, within all bounds. */
export async function* streamFromProvider(request: Request): AsyncGenerator<Piece> {
  const { limits, signal, provider } = request;
  const progress: Progress = { bytes: 0, event: false, done: false, finished: false };
  const tooLong = () => new ModelError("answer_too_long", "The answer took too long and was stopped.");
  const watch = new Stopwatch(signal, limits.answerMs, tooLong);
  try {
    yield* toPieces(request, watch, progress);
    if (watch.overrun && !progress.finished) throw watch.overrun;
  } catch (error) {
    if (signal.aborted) return;
    const problem = watch.overrun ?? toModelError(error) ?? toBrokenStream(provider.name, progress);
    const onlyTheEndIsMissing = problem.code === "provider_broke_off" || problem.code === "provider_silent";
    if (!(progress.finished && onlyTheEndIsMissing)) throw problem;
  } finally {
    watch.end();
  }
}
