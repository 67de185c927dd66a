import { setTimeout as sleep } from "node:timers/promises";
import { composeDemoAnswer } from "./demo-answer.ts";
import type { AnswerRequest, OnText } from "./port.ts";

/** The demonstration without AI: an answer composed from the question, word by word. */
export async function answerDemo({ messages, signal }: AnswerRequest, onText: OnText, pieceMs: number): Promise<void> {
  for (const text of composeDemoAnswer(messages).match(/\s*\S+\s*$|\s*\S+/g) ?? []) {
    await sleep(pieceMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    onText(text);
  }
}
