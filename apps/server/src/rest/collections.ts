import { listCollectionArchive, listPromptArchive, listSharedArchive, type UserContext } from "@neptun/api";
import { sendArchive } from "./files.ts";
import type { Exchange } from "./route.ts";

/** The files of a collection as an archive. */
export async function serveCollectionArchive(exchange: Exchange) {
  await sendArchive(exchange, await listCollectionArchive(exchange.ctx as UserContext, exchange.ids.collection_id!));
}

/** The same for whoever knows the link. */
export async function serveSharedArchive(exchange: Exchange) {
  await sendArchive(exchange, await listSharedArchive(exchange.ctx, exchange.ids.link!));
}

/** All prompts of the user, each a Markdown file. */
export async function servePromptArchive(exchange: Exchange) {
  await sendArchive(exchange, await listPromptArchive(exchange.ctx as UserContext));
}
