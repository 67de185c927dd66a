import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  chatScope,
  DomainError,
  type HistoryRow,
  listArchive,
  listHistory,
  notFound,
  projectScope,
  readRawFile,
  type UserContext,
} from "@neptun/api";
import { ArchiveInput } from "@neptun/api/file/schema";
import { Turns } from "@neptun/api/turns";
import { makeZip } from "client-zip";
import type { Response } from "express";
import { unauthorized } from "../context.ts";
import { isSigned } from "../file-url.ts";
import { setDownload, toEntryNames } from "./download.ts";
import type { Exchange, Ids } from "./route.ts";
import { parse } from "./whole.ts";

/** The text of a file version as a download, for its owner or whoever has its signed address. */
export async function serveRawFile({ deps, req, res, ctx, ids }: Exchange) {
  const { user_id, chat_id, file_id } = ids as { user_id: number; chat_id: number; file_id: number };
  const address = { neptun_user_id: user_id, chat_conversation_id: chat_id, id: file_id };
  if (ctx.user?.id !== user_id && !isSigned(deps.settings.secret, address, req.query)) {
    throw ctx.user ? notFound("User") : unauthorized();
  }
  // A file is as much "from here" as our own scripts are; no page may run it as one of them.
  if (isPartOfAPage(req.get("Sec-Fetch-Dest"))) {
    throw new DomainError("FORBIDDEN", "The files of users are for downloading; no page may load them as a part of it");
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

/** Browsers say what they want a file for: `document` is a download, `empty` what a script reads. */
export const isPartOfAPage = (use: string | undefined) => use !== undefined && use !== "document" && use !== "empty";

/** The files of a chat or a project, as one archive. */
export async function serveArchive(exchange: Exchange) {
  const { req, ctx, ids } = exchange;
  await sendArchive(exchange, await listArchive(ctx as UserContext, scopeOf(ids), parse(ArchiveInput, req.query)));
}

interface Archive<File> {
  name: string;
  files: File[];
  read(): AsyncIterable<File & { text: string }>;
}

/** Sends the files as one zip, each read when those before it were taken. */
export async function sendArchive<File extends { title: string; created_at: Date }>(
  { req, res }: Pick<Exchange, "req" | "res">,
  { name, files, read }: Archive<File>,
) {
  setDownload(res, name, "zip", "application/zip");
  if (req.method === "HEAD") return void res.end();
  const entryNames = await toEntryNames(files.map(({ title }) => title));
  const names = new Map(files.map(({ title }, index) => [title, entryNames[index]!]));
  const zip = makeZip(toEntries(read(), names), { buffersAreUTF8: true });
  await send(Readable.from(inTurns(zip), { objectMode: false }), res);
}

/** Pieces that are there at once, such as the thousands of the archive's directory, hold nobody up. */
async function* inTurns(pieces: ReadableStream<Uint8Array>) {
  const turns = new Turns();
  for await (const piece of pieces as unknown as AsyncIterable<Uint8Array>) {
    yield piece;
    await turns.give();
  }
}

async function* toEntries(
  files: AsyncIterable<{ title: string; text: string; created_at: Date }>,
  names: Map<string, string>,
) {
  for await (const { title, text, created_at } of files) {
    yield { name: names.get(title)!, input: text, lastModified: created_at };
  }
}

/** Every version of the files of a chat or a project, as a repository to be cloned from. */
export async function serveRepository({ deps, req, res, ctx, ids }: Exchange) {
  const linkOf = (version: HistoryRow) => deps.settings.appUrl + pathOf(version);
  const { name, read } = await listHistory(ctx as UserContext, scopeOf(ids), linkOf);
  setDownload(res, name, "bundle", "application/x-git-bundle");
  if (req.method === "HEAD") return void res.end();
  await send(Readable.from(read(), { objectMode: false }), res);
}

/** Of the message that the version came from in the web app, or else of the version. */
const pathOf = ({ id, chat_conversation_id, chat_conversation_message_id: message }: HistoryRow) =>
  `/chats/${chat_conversation_id}${message === null ? `?file=${id}` : `#message-${message}`}`;

const scopeOf = ({ project_id, chat_id }: Ids) =>
  project_id === undefined ? chatScope(chat_id!) : projectScope(project_id);

/** A client that leaves early is no failure. */
const send = (body: Readable, res: Response) =>
  pipeline(body, res).catch((error: unknown) => {
    if (!res.closed) throw error;
  });
