import { setTimeout as sleep } from "node:timers/promises";
import { composeDemoAnswer } from "./demo-answer.ts";
import type { ChatTurn, Piece } from "./port.ts";

/** The demonstration without AI: an answer composed from the question, word by word. */
export async function* streamDemo(messages: ChatTurn[], signal: AbortSignal, pieceMs: number): AsyncGenerator<Piece> {
  for (const text of composeDemoAnswer(messages).match(/\s*\S+\s*$|\s*\S+/g) ?? []) {
    await sleep(pieceMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    yield { kind: "text", text };
  }
}
