import {
  copyShare,
  DomainError,
  listSharedFiles,
  listSharedFilesArchive,
  listSharedMessages,
  notFound,
  readSharedFile,
  readSharedMessages,
  type UserContext,
  type Visit,
} from "@neptun/api";
import { once } from "@neptun/api/idempotency";
import {
  CopiedShareOutput,
  SharedFilesOutput,
  SharedMessagesOutput,
  SharedPage,
  SharedThingOutput,
} from "@neptun/api/share/schema";
import { openVisit, toId } from "../share/visitor.ts";
import { isPartOfAPage, sendArchive } from "./files.ts";
import { sendOutput, sendTexts } from "./output.ts";
import type { Exchange } from "./route.ts";
import { parse } from "./whole.ts";

type Serve = (exchange: Exchange) => Promise<void>;

/** For whoever may read it. */
const forVisitors =
  (serve: (exchange: Exchange, visit: Visit) => Promise<void>): Serve =>
  async (exchange) =>
    serve(exchange, await openVisit(exchange, exchange.ids.link!));

export const serveThing = forVisitors((exchange, { share }) =>
  sendOutput(exchange, 200, SharedThingOutput.parse({ share })),
);

export const serveMessages = forVisitors(async (exchange, visit) => {
  const page = parse(SharedPage, toNumbers(exchange.req.query));
  await sendOutput(exchange, 200, SharedMessagesOutput.parse(await listSharedMessages(visit, page)));
});

const toNumbers = (query: Exchange["req"]["query"]) =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, /^\d{1,10}$/.test(String(value)) ? Number(value) : value]),
  );

export const serveFiles = forVisitors(async (exchange, visit) =>
  sendOutput(exchange, 200, SharedFilesOutput.parse({ files: await listSharedFiles(visit) })),
);

/** A copy for who is signed in; with an `Idempotency-Key` one, however often it is asked for. */
export const serveCopy = forVisitors(async (exchange, visit) => {
  const key = exchange.req.get("Idempotency-Key");
  await sendOutput(exchange, 201, await copyOnce(exchange, visit, key));
});

export function copyOnce({ deps, ctx }: Pick<Exchange, "deps" | "ctx">, visit: Visit, key: string | undefined) {
  const { link } = visit.share;
  const address = `${deps.settings.appUrl}/s/${link}`;
  const run = async (inside: UserContext) => CopiedShareOutput.parse(await copyShare(inside, visit, address));
  return once(ctx as UserContext, `share.copy ${link}`, { idempotency_key: key }, run);
}

export const serveText = forVisitors(async (exchange, visit) => {
  const { share } = visit;
  if (share.kind === "file") return sendFile(exchange, visit, share.file_id!);
  setPlain(exchange);
  if (exchange.req.method === "HEAD") return void exchange.res.end();
  await sendTexts(exchange.res, share.kind === "chat" ? toMarkdown(visit) : await toList(exchange, visit));
});

const SPEAKERS = { user: "Question", assistant: "Answer", system: "System" };

async function* toMarkdown(visit: Visit) {
  yield `# ${visit.share.name}\n`;
  for await (const page of readSharedMessages(visit)) {
    for (const { actor, message, model } of page)
      yield `\n## ${SPEAKERS[actor]}${model ? ` (${model})` : ""}\n\n${message}${message.endsWith("\n") ? "" : "\n"}`;
  }
}

async function toList({ deps }: Exchange, visit: Visit) {
  const files = await listSharedFiles(visit);
  return files.map(({ id, title }) => `${deps.settings.appUrl}/s/${visit.share.link}/raw/${id}\t${title}\n`);
}

export const serveFileText = forVisitors((exchange, visit) => {
  const id = toId(exchange.req.params.file_id);
  if (id === undefined) throw notFound("File");
  return sendFile(exchange, visit, id);
});

async function sendFile(exchange: Exchange, visit: Visit, id: number) {
  const { text, sha256 } = await readSharedFile(visit, id);
  setPlain(exchange);
  exchange.res.set("ETag", `"${sha256}"`).send(text);
}

/** Plain text whatever it holds; a browser runs nothing in it, and no page takes it for one of our scripts. */
function setPlain({ req, res }: Exchange): void {
  if (isPartOfAPage(req.get("Sec-Fetch-Dest"))) {
    throw new DomainError("FORBIDDEN", "What users share is for reading; no page may load it as a part of it");
  }
  res.set({
    "Content-Type": "text/plain; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
  });
}

export const serveZip = forVisitors(async (exchange, visit) =>
  sendArchive(exchange, await listSharedFilesArchive(visit)),
);
