import { Stopwatch } from "./bounds.ts";
import { english } from "./english.ts";
import { ModelError } from "./errors.ts";
import { IncomingAnswer } from "./incoming-answer.ts";
import type { ChatTurn, Ending, Limits, ModelSettings, OnText, ProviderConfig } from "./port.ts";
import { readAsItComes, requestEventStream } from "./provider-request.ts";
import { settingsIn, toRequestBody } from "./request-body.ts";

interface Request {
  provider: ProviderConfig;
  /** The provider's own name for the model. */
  model: string;
  messages: ChatTurn[];
  settings?: ModelSettings | undefined;
  signal: AbortSignal;
  limits: Limits;
}

/** How long the usage may follow the finish reason. */
const AFTER_FINISH_MS = 5_000;

function openStream({ provider, model, messages, settings }: Request, signal: AbortSignal) {
  const body = toRequestBody({ base_url: provider.base_url, model, messages, settings });
  return requestEventStream(provider.name, `${provider.base_url.replace(/\/+$/, "")}/chat/completions`, {
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(provider.api_key ? { authorization: `Bearer ${provider.api_key}` } : {}),
    },
    body: JSON.stringify(body),
    settings: settingsIn(body),
    signal,
  });
}

/** Reads the answer to its end, or until it is stopped. */
async function readInto(answer: IncomingAnswer, request: Request, watch: Stopwatch): Promise<void> {
  const { limits } = request;
  watch.expectEvery(limits.firstPieceMs);
  let waitMs = 0;
  await readAsItComes(await openStream(request, watch.signal), (bytes) => {
    answer.feed(bytes);
    const nextMs = answer.isFinished ? AFTER_FINISH_MS : limits.silenceMs;
    if (nextMs === waitMs) watch.heard();
    else watch.expectEvery(nextMs);
    waitMs = nextMs;
    return answer.isDone ? "enough" : "more";
  });
}

/** The answer of one model of an OpenAI-compatible server, within all bounds: its text to `onText`, then how it ended. */
export async function askProvider(request: Request, onText: OnText): Promise<Ending> {
  const { limits, signal, provider } = request;
  if (signal.aborted) return { isCut: false };
  const watch = new Stopwatch(signal, limits.answerMs, {
    tooLong: () => new ModelError("answer_too_long", english`The answer took too long and was stopped.`),
    silent: () => new ModelError("provider_silent", english`${provider.name} stopped sending its answer. Try again.`),
  });
  const answer = new IncomingAnswer(provider.name, limits.answerBytes, onText);
  try {
    const failure = await readInto(answer, request, watch).catch((error: unknown) => error);
    answer.end();
    if (signal.aborted) return { isCut: false };
    const problem = watch.overrun ?? answer.problem(failure);
    const onlyTheEndIsMissing =
      answer.isFinished && (problem === watch.overrun || problem?.code === "provider_broke_off");
    if (problem && !onlyTheEndIsMissing) throw problem;
    return { usage: answer.usage, isCut: answer.isCut };
  } finally {
    watch.end();
  }
}
