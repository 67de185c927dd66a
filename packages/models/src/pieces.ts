import type { AnswerRequest, Models } from "./port.ts";

/**
 * The text of an answer for a reader who takes it in his own time; what comes in meanwhile waits here, within the bound of
 * an answer. Throws ModelError. A reader who leaves ends the answer.
 */
export async function* answerInPieces(
  models: Pick<Models, "answer">,
  { signal, ...question }: AnswerRequest,
): AsyncGenerator<string> {
  const left = new AbortController();
  let waiting: string[] = [];
  let hasEnded = false;
  let wake = () => {};
  const request = { ...question, signal: AbortSignal.any([signal, left.signal]) };
  const answer = models
    .answer(request, (text) => {
      waiting.push(text);
      wake();
    })
    .finally(() => {
      hasEnded = true;
      wake();
    });
  answer.catch(() => {}); // it is told below, in its place
  try {
    while (!hasEnded || waiting.length > 0) {
      const pieces = waiting;
      waiting = [];
      yield* pieces;
      if (!hasEnded && waiting.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    await answer;
  } finally {
    left.abort();
  }
}
