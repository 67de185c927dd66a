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

// After its finish reason an answer is whole; only the usage may follow.
const AFTER_FINISH_MS = 5_000;

// The model object is used without `ai`'s streamText: that tees every stream into a buffer that nobody reads.
function openStream({ provider, model, messages }: Request, seen: Seen, signal: AbortSignal) {
  const adapter = createOpenAICompatible({
    name: provider.name,
    baseURL: provider.base_url,
    apiKey: provider.api_key,
    includeUsage: true,
    fetch: createProviderFetch(provider.name, seen),
  });
  return adapter.chatModel(model).doStream({ prompt: messages.map(toPrompt), abortSignal: signal, includeRawChunks: true });
}

const toPrompt = ({ role, content }: ChatTurn) =>
  role === "system" ? { role, content } : { role, content: [{ type: "text" as const, text: content }] };

const hasFinishReason = (raw: unknown) =>
  (raw as { choices?: { finish_reason?: unknown }[] } | null)?.choices?.[0]?.finish_reason != null;

/** The answer of one model of an OpenAI-compatible server, within all bounds. */
export async function* streamFromProvider(request: Request): AsyncGenerator<Piece> {
  const { limits, signal } = request;
  const { name } = request.provider;
  const seen: Seen = { bytes: 0, event: false, done: false };
  const answer = new AnswerText(limits.answerBytes);
  const silent = () => new ModelError("provider_silent", `${name} stopped sending its answer. Try again.`);
  const watch = new Stopwatch(
    signal,
    limits.answerMs,
    () => new ModelError("answer_too_long", "The answer took too long and was stopped."),
  );
  let finished = false;
  try {
    const firstBy = Date.now() + limits.firstPieceMs;
    const { stream } = await watch.within(limits.firstPieceMs, openStream(request, seen, watch.signal), silent);
    const reader = stream.getReader();
    let waitMs = Math.max(1, firstBy - Date.now());
    for (;;) {
      const { done, value: part } = await watch.within(waitMs, reader.read(), silent);
      if (done || signal.aborted) return;
      if (part.type === "raw") {
        finished ||= hasFinishReason(part.rawValue);
        waitMs = finished ? AFTER_FINISH_MS : limits.silenceMs;
      }
      if (part.type === "error") {
        const error = toPartError(name, part.error);
        if (error) throw error;
      }
      if (part.type === "text-delta") {
        const text = answer.take(part.delta);
        if (text) yield { kind: "text", text };
        if (answer.full) throw new ModelError("answer_too_long", "The answer grew too long and was stopped.");
      }
      if (part.type === "finish") {
        const rest = answer.end();
        if (rest) yield { kind: "text", text: rest };
        if (!finished && !seen.done) throw toBrokenStream(name, seen);
        if (part.finishReason.unified === "content-filter") {
          throw new ModelError("provider_refused", `${name} withheld the rest of the answer (content filter).`);
        }
        const { inputTokens, outputTokens } = part.usage;
        if (inputTokens.total !== undefined && outputTokens.total !== undefined) {
          yield { kind: "usage", prompt_tokens: inputTokens.total, completion_tokens: outputTokens.total };
        }
      }
    }
  } catch (error) {
    if (signal.aborted) return;
    const problem = watch.overrun ?? toModelError(error) ?? toBrokenStream(name, seen);
    const onlyTheEndIsMissing = finished && (problem.code === "provider_broke_off" || problem.code === "provider_silent");
    if (!onlyTheEndIsMissing) throw problem;
  } finally {
    watch.end();
  }
}
