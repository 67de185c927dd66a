import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { listArchive, notFound, readRawFile, type UserContext } from "@neptun/api";
import { makeZip } from "client-zip";
import { unauthorized } from "../context.ts";
import { isSigned } from "../file-url.ts";
import type { Exchange } from "./route.ts";

/** The text of a file version as a download, for its owner or whoever has its signed address. */
export async function serveRawFile({ deps, req, res, ctx, ids }: Exchange) {
  const { user_id, chat_id, file_id } = ids as { user_id: number; chat_id: number; file_id: number };
  const address = { neptun_user_id: user_id, chat_conversation_id: chat_id, id: file_id };
  if (ctx.user?.id !== user_id && !isSigned(deps.settings.secret, address, req.query)) {
    throw ctx.user ? notFound("User") : unauthorized();
  }
  const file = await readRawFile(ctx, { neptun_user_id: user_id, chat_id, file_id });
  res.attachment(file.title);
  res.set({
    "Content-Type": `${file.type}; charset=utf-8`,
    "X-Content-Type-Options": "nosniff",
    // Whatever the text is, a browser that shows it after all runs nothing in it.
    "Content-Security-Policy": "sandbox; default-src 'none'",
    ETag: `"${file.sha256}"`,
    "Last-Modified": file.updated_at.toUTCString(),
  });
  res.send(file.text);
}

/** The newest version of every file of a chat, as one archive. */
export async function serveArchive({ req, res, ctx, ids }: Exchange) {
  const files = await listArchive(ctx as UserContext, ids.chat_id!);
  res.attachment(`chat-${ids.chat_id}.zip`).type("application/zip");
  if (req.method === "HEAD") return void res.end();
  const zip = makeZip(toEntries(files), { buffersAreUTF8: true });
  await pipeline(Readable.fromWeb(zip as Parameters<typeof Readable.fromWeb>[0]), res).catch((error: unknown) => {
    if (!res.closed) throw error;
  });
}

async function* toEntries(files: AsyncIterable<{ title: string; text: string; created_at: Date }>) {
  for await (const { title, text, created_at } of files) {
    yield { name: toEntryName(title), input: text, lastModified: created_at };
  }
}

/** Titles are checked when they enter; an archive is unpacked elsewhere, so what could lead out of it is dropped once more. */
export const toEntryName = (title: string) =>
  title
    .split(/[/\\]/)
    .filter((part) => part && part !== "." && part !== "..")
    .join("/") || "file";
