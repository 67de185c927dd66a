import { askOverRest, notFound, requirePath, type UserContext } from "@neptun/api";
import { CreateMessagesInput } from "@neptun/api/message/schema";
import { z } from "zod";
import { readBody } from "./input.ts";
import { readIdempotentRequest } from "./once.ts";
import type { Exchange } from "./route.ts";
import { streamLines } from "./stream.ts";
import { parse } from "./whole.ts";

export const AiQuery = z.object({
  chat_id: z.string().meta({ description: "One of your chats, or -1 for none", example: "-1" }),
  is_playground: z.string().optional().meta({ description: "Accepted and ignored" }),
});
export const AiInput = CreateMessagesInput.pick({ messages: true });

/** Asks a model and answers with its words as they come; in a chat, as one more reader of the chat's answer. */
export async function serveAi(exchange: Exchange) {
  const { req, res } = exchange;
  const ctx = exchange.ctx as UserContext;
  const model = `${req.params.publisher}/${req.params.model}`;
  if (!ctx.models.isKnown(model)) throw notFound("Model");
  const chat_id = await readChat(ctx, req.query.chat_id);
  const { bytes, body } = await readBody(exchange);
  const { messages } = parse(AiInput, body);
  // Without a chat nothing is created; the chat is part of what a repetition must repeat.
  const request = chat_id === null ? undefined : readIdempotentRequest(exchange, `chat ${chat_id} `, bytes);
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  const { pieces, replayed } = await askOverRest(ctx, { chat_id, model, messages }, request, gone.signal);
  if (replayed) res.set("Idempotency-Replayed", "true");
  await streamLines(res, pieces);
}

async function readChat(ctx: UserContext, text: unknown): Promise<number | null> {
  if (text === "-1") return null;
  parse(AiQuery, { chat_id: text });
  if (!/^[1-9][0-9]{0,9}$/.test(String(text)) || Number(text) > 2_147_483_647) throw notFound("Chat");
  await requirePath(ctx, { chat_id: Number(text) });
  return Number(text);
}
