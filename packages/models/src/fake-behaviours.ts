import type { ChatTurn } from "./port.ts";

/** How the fake provider answers one request. Everything left out is what a good provider does. */
export interface Behaviour {
  /** The answer, as the texts of its chunks. */
  pieces?: string[];
  /** Thoughts sent before the answer as `reasoning_content`. */
  reasoning?: string[];
  /** Before the first byte of the body. */
  firstDelayMs?: number;
  /** Between two chunks. */
  delayMs?: number;
  /** Repeats the pieces until the client goes away. */
  endless?: boolean;
  /** Waits for the gate before each piece. */
  gated?: boolean;
  /** Takes the request and never sends a byte. */
  silent?: boolean;
  usage?: { prompt_tokens: number; completion_tokens: number; cost?: number };
  /** `null` leaves it out. */
  finishReason?: string | null;
  /** How often `[DONE]` is sent. */
  dones?: number;
  /** Raw bytes after the pieces and before the end, such as garbage lines. */
  raw?: string;
  /** Destroys the socket after so many bytes of the body. */
  cutAfterBytes?: number;
  /** Destroys the socket within the last byte of the first occurrence of this text. */
  cutInside?: string;
  /** Keeps the connection open after the last byte. */
  hang?: boolean;
  /** Answers with this instead of a stream. */
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

const refusal = (status: number, error: Record<string, unknown>, headers: Record<string, string> = {}): Behaviour => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify({ error }),
});

const words = (text: string) => text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];

/** A secret-looking text that refusals of the fake carry; it must never reach a person. */
export const FAKE_SECRET = "sk-fake-secret-do-not-show";

export const FILES_ANSWER = `Here are two files.

\`\`\`dockerfile title="Dockerfile"
FROM node:22-slim
WORKDIR /app
COPY . .
CMD ["node", "server.js"]
\`\`\`

And the server:

\`\`\`javascript title="server.js"
import { createServer } from "node:http";

createServer((request, response) => response.end("hello")).listen(8080);
\`\`\`

That is all.
`;

const LONG_ANSWER = Array.from(
  { length: 400 },
  (_, n) => `Sentence ${n + 1} of a long answer.${n % 8 === 7 ? "\n\n" : " "}`,
);

/** What the fake's models do, by their ids. The last user message is at hand for those that speak about it. */
export const BEHAVIOURS: Record<string, (question: string, turns: ChatTurn[]) => Behaviour> = {
  "fake/echo": (question) => ({
    pieces: ["You wrote: ", ...words(question)],
    usage: { prompt_tokens: 11, completion_tokens: 7 },
  }),
  "fake/files": () => ({
    pieces: words(FILES_ANSWER),
    delayMs: 5,
    usage: { prompt_tokens: 20, completion_tokens: 80 },
  }),
  "fake/slow": (question) => ({
    pieces: ["Slowly: ", ...words(question), ...words(" One word after the other, until the end.")],
    delayMs: 250,
  }),
  "fake/slow-start": () => ({ pieces: ["At ", "last."], firstDelayMs: 3_000 }),
  "fake/long": () => ({ pieces: LONG_ANSWER, delayMs: 10 }),
  "fake/gated": () => ({ pieces: Array.from({ length: 40 }, (_, n) => `piece ${n + 1}\n`), gated: true }),
  "fake/endless": () => ({ pieces: ["and so on "], delayMs: 20, endless: true }),
  "fake/flood": () => ({ pieces: ["a flood of words ".repeat(256)], endless: true }),
  "fake/silent": () => ({ silent: true }),
  "fake/reasoning": () => ({ reasoning: ["Let me ", "think."], pieces: ["Thought ", "out."] }),
  "fake/unicode": () => ({ pieces: ["grüße 🙂", " 漢字 ", "\uD83D", "\uDE00", " nul:\0", " lone:\uD83D", " end"] }),
  "fake/broken": () => ({
    pieces: words("This answer is cut before its end."),
    delayMs: 20,
    finishReason: null,
    dones: 0,
    cutInside: "before",
  }),
  "fake/cut-utf8": () => ({ pieces: ["Before ", "🙂 after"], cutInside: "🙂" }),
  "fake/garbage": () => ({ pieces: ["Good, ", "then "], raw: 'data: {"choices": [{"del\n\ndata: %%% not json\n\n' }),
  "fake/html": () => ({
    status: 200,
    headers: { "content-type": "text/html" },
    body: "<!doctype html><h1>Welcome</h1>",
  }),
  "fake/unauthorized": () =>
    refusal(401, { message: `Incorrect API key provided: ${FAKE_SECRET}`, code: "invalid_api_key" }),
  "fake/forbidden": () => refusal(403, { message: `No access with ${FAKE_SECRET}` }),
  "fake/not-found": () => refusal(404, { message: `${FAKE_SECRET}: no such model`, code: "model_not_found" }),
  "fake/rate-limited": () =>
    refusal(
      429,
      { message: FAKE_SECRET, code: "rate_limit_exceeded" },
      { "retry-after": "7", "x-request-id": "req_fake-7" },
    ),
  "fake/failing": () => refusal(500, { message: `stack trace with ${FAKE_SECRET}` }),
  "fake/too-long": () =>
    refusal(400, {
      message: `This model's maximum context length is 8192 tokens. ${FAKE_SECRET}`,
      code: "context_length_exceeded",
    }),
  "fake/error-in-stream": () => ({
    pieces: ["So far "],
    raw: `data: {"error":{"message":"${FAKE_SECRET}","code":502}}\n\n`,
  }),
  "fake/double-done": () => ({ pieces: ["Done ", "twice."], dones: 2 }),
  "fake/no-done": () => ({ pieces: ["Finished ", "without it."], dones: 0 }),
  "fake/unfinished": () => ({ pieces: ["No end ", "at all"], dones: 0, finishReason: null }),
  "fake/huge-line": () => ({ pieces: ["x".repeat(3 * 1024 * 1024)] }),
};
