import { listChatsArchive, type UserContext } from "@neptun/api";
import { Id } from "@neptun/api/schema";
import { z } from "zod";
import { sendArchive } from "./files.ts";
import type { Exchange } from "./route.ts";
import { parse } from "./whole.ts";

/** More would not fit into an address. */
const MOST_CHATS = 500;
const IDS = /^[1-9]\d{0,9}(,[1-9]\d{0,9})*$/;

/** "1,2,3" */
export const ExportQuery = z.object({
  chat_ids: z
    .string()
    .max(11 * MOST_CHATS)
    .regex(IDS, "Must be ids, separated by commas"),
});
const Chosen = z.object({ chat_ids: z.array(Id).max(MOST_CHATS) });

/** The conversations and files of chats as one archive. */
export async function serveChatsArchive(exchange: Exchange) {
  const { req, ctx } = exchange;
  const { chat_ids } = parse(ExportQuery, req.query);
  const chosen = parse(Chosen, { chat_ids: chat_ids.split(",").map(Number) });
  await sendArchive(exchange, await listChatsArchive(ctx as UserContext, chosen.chat_ids));
}
