import { answerOverRest, DomainError, notFound, requirePath, toIssues, type UserContext } from "@neptun/api";
import { CreateMessagesInput } from "@neptun/api/message/schema";
import { z } from "zod";
import { readBody } from "./input.ts";
import type { Exchange } from "./route.ts";
import { streamLines } from "./stream.ts";

export const AiQuery = z.object({
  chat_id: z.string().meta({ description: "One of your chats, or -1 for none", example: "-1" }),
  is_playground: z.string().optional().meta({ description: "Accepted and ignored" }),
});
export const AiInput = CreateMessagesInput.pick({ messages: true });

/** Asks a model and answers with its words as they come; in a chat, as one more reader of the chat's answer. */
export async function serveAi({ req, res, ...exchange }: Exchange) {
  const ctx = exchange.ctx as UserContext;
  const model = `${req.params.publisher}/${req.params.model}`;
  if (!ctx.models.isKnown(model)) throw notFound("Model");
  const chat_id = await readChat(ctx, req.query.chat_id);
  const { messages } = parse(AiInput, (await readBody({ req, res, ...exchange })).body);
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  await streamLines(res, answerOverRest(ctx, { chat_id, model, messages }, gone.signal));
}

async function readChat(ctx: UserContext, text: unknown): Promise<number | null> {
  if (text === "-1") return null;
  parse(AiQuery, { chat_id: text });
  if (!/^[1-9][0-9]{0,9}$/.test(String(text)) || Number(text) > 2_147_483_647) throw notFound("Chat");
  await requirePath(ctx, { chat_id: Number(text) });
  return Number(text);
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { data, error } = schema.safeParse(value);
  if (error) throw new DomainError("BAD_REQUEST", "The input is not valid", { issues: toIssues(error) });
  return data as z.output<Schema>;
}
