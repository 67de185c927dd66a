import { Stopwatch } from "./bounds.ts";
import { ModelError } from "./errors.ts";
import { IncomingAnswer } from "./incoming-answer.ts";
import type { ChatTurn, Limits, Piece, ProviderConfig } from "./port.ts";
import { fetchEventStream } from "./provider-fetch.ts";

interface Request {
  provider: ProviderConfig;
  /** The provider's own name for the model. */
  model: string;
  messages: ChatTurn[];
  signal: AbortSignal;
  limits: Limits;
}

/** How long the usage may follow the finish reason. */
const AFTER_FINISH_MS = 5_000;

function openStream({ provider, model, messages }: Request, signal: AbortSignal) {
  const body = { model, messages, stream: true, stream_options: { include_usage: true } };
  return fetchEventStream(provider.name, `${provider.base_url.replace(/\/+$/, "")}/chat/completions`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(provider.api_key ? { authorization: `Bearer ${provider.api_key}` } : {}),
    },
    body: JSON.stringify(body),
    signal,
  });
}

/** Reads the answer to its end, or until it is stopped. */
async function readInto(answer: IncomingAnswer, request: Request, watch: Stopwatch): Promise<void> {
  const { limits } = request;
  watch.expectEvery(limits.firstPieceMs);
  const reader = (await openStream(request, watch.signal)).getReader();
  let waitMs = 0;
  while (!answer.isDone) {
    const { done, value } = await reader.read();
    if (done) return;
    answer.feed(value);
    const nextMs = answer.isFinished ? AFTER_FINISH_MS : limits.silenceMs;
    if (nextMs === waitMs) watch.heard();
    else watch.expectEvery(nextMs);
    waitMs = nextMs;
  }
}

/** The answer of one model of an OpenAI-compatible server, within all bounds. */
export async function* streamFromProvider(request: Request): AsyncGenerator<Piece> {
  const { limits, signal, provider } = request;
  const watch = new Stopwatch(signal, limits.answerMs, {
    tooLong: () => new ModelError("answer_too_long", "The answer took too long and was stopped."),
    silent: () => new ModelError("provider_silent", `${provider.name} stopped sending its answer. Try again.`),
  });
  const answer = new IncomingAnswer(provider.name, limits.answerBytes);
  let failure: unknown;
  if (signal.aborted) answer.end();
  else {
    void readInto(answer, request, watch)
      .catch((error: unknown) => {
        failure = error;
      })
      .finally(() => answer.end());
  }
  try {
    do {
      await answer.change();
      for (const text of answer.take()) yield { kind: "text", text };
    } while (!answer.hasEnded || answer.hasPieces);
    if (signal.aborted) return;
    const problem = watch.overrun ?? answer.problem(failure);
    const onlyTheEndIsMissing =
      answer.isFinished && (problem === watch.overrun || problem?.code === "provider_broke_off");
    if (problem && !onlyTheEndIsMissing) throw problem;
    if (answer.usage) yield { kind: "usage", ...answer.usage };
  } finally {
    watch.end();
  }
}
