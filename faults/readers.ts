import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "./client.ts";
import type { History } from "./history.ts";
import type { Stage, World } from "./world.ts";

const ENDED_BOUND_MS = 40_000;

interface Reading {
  stage: Pick<Stage, "client" | "home">;
  history: History;
  name: string;
  chat: number;
}

/** Asks over the documented route and notes every piece as it is shown. Ends when the stream does, however it does. */
export async function askAndRead({ stage, history, name, chat }: Reading, model: string): Promise<void> {
  const body = { messages: [{ role: "user", content: "Go on" }] };
  try {
    const response = await stage.client.fetch("POST", `/api/ai/${model}/chat?chat_id=${chat}`, { body });
    for await (const line of linesOf(response)) {
      const text = JSON.parse(line.slice(2)) as string;
      if (text) history.add({ kind: "saw", reader: name, chat, message: null, text });
    }
  } catch {
    // The server was killed: what was seen is in the history.
  }
}

/** Asks over tRPC and gives the ids of question and answer. */
export async function ask({ client }: Pick<Stage, "client">, chat: number, model: string): Promise<number> {
  const input = { chat_id: chat, message: "Go on", model };
  return (await client.must("POST", "/trpc/generation.send", input)).result.data.chatMessages[1]!.id;
}

/** Follows an answer over the event stream and notes what it shows. */
export async function follow({ stage, history, name, chat }: Reading, message: number): Promise<void> {
  const input = encodeURIComponent(JSON.stringify({ chat_id: chat, message_id: message }));
  try {
    const headers = { accept: "text/event-stream" };
    const response = await stage.client.fetch("GET", `/trpc/generation.follow?input=${input}`, { headers });
    for await (const line of linesOf(response)) {
      const event = line.startsWith('data: {"kind":"text"')
        ? (JSON.parse(line.slice(6)) as { text: string })
        : undefined;
      if (event) history.add({ kind: "saw", reader: name, chat, message, text: event.text });
    }
  } catch {
    // As above.
  }
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    yield* lines.filter(Boolean);
  }
}

export interface Expected {
  statuses: string[];
  /** What the provider would have said in the end; a stored answer is a beginning of it. */
  whole?: string;
}

/** No answer streams for ever, and each starts with everything that any reader was shown. */
export async function checkAnswers(
  stage: Pick<Stage, "client" | "home">,
  world: World,
  history: History,
  expected: Expected,
) {
  const { tally } = world;
  const shown = new Map<string, { chat: number; text: string }>();
  for (const entry of history.read()) {
    if (entry.kind !== "saw") continue;
    const before = shown.get(entry.reader)?.text ?? "";
    shown.set(entry.reader, { chat: entry.chat, text: before + entry.text });
  }
  for (const [reader, { chat, text }] of shown) {
    const answer = await untilEnded(stage, chat);
    tally.acknowledged++;
    if (!answer.message.startsWith(text)) {
      tally.lost++;
      tally.violate(`${reader} was shown ${text.length} characters, and the stored answer does not start with them`);
    }
    if (!expected.statuses.includes(answer.status)) tally.violate(`${reader}: the answer's status is ${answer.status}`);
    if (expected.whole !== undefined && !expected.whole.startsWith(answer.message)) {
      tally.violate(`${reader}: the stored answer has text that the model never gave`);
    }
  }
}

/** The last message of the chat, once it is no longer being written. */
export async function untilEnded({ client, home }: Pick<Stage, "client" | "home">, chat: number): Promise<Message> {
  for (const giveUp = Date.now() + ENDED_BOUND_MS; ; await sleep(250)) {
    const { chatMessages } = await client.must("GET", `${home}/chats/${chat}/messages`);
    const last = chatMessages.at(-1)!;
    if (last.status !== "streaming") return last;
    if (Date.now() < giveUp) continue;
    client.tally.violate(`the answer in chat ${chat} streams for ever`);
    return last;
  }
}
