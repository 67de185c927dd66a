/**
 * What a server could do at best: `node:http`, the `pg` driver, and for each request of `bench/hot.ts` the statement that
 * finds the session and the one that does the work, prepared by name. The same JSON, and nothing else: no checks, no
 * limits, no headers, no log.
 */
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { chatListStatement } from "../packages/api/src/chat/order.ts";
import { CREATE_CHAT } from "../packages/api/src/chat/statements.ts";
import { INSERT_VERSIONS, LIST_FILES } from "../packages/api/src/file/statements.ts";
import { INSERT_MESSAGES, LIST_MESSAGES, LIST_MESSAGES_BACKWARDS } from "../packages/api/src/message/statements.ts";
import { createDb, type Statement } from "../packages/db/src/index.ts";

const FIND_SESSION = {
  name: "session",
  text: `SELECT s.id AS session_id, u.id, u.primary_email FROM neptun_user_session s JOIN neptun_user u ON u.id = s.neptun_user_id
WHERE s.token_hash = $1 AND s.expires_at > now()`,
};
const BEYOND_IDS = 2 ** 31;
const CURRENT_BRANCH = null;
const TEXT_BYTES_OF_A_LIST = 1024 * 1024;
const { DATABASE_URL = "", DATA_DIR = "" } = process.env;

// biome-ignore lint/suspicious/noExplicitAny: rows go out as they come
type Row = any;
type Query = (statement: Statement, values: unknown[]) => Promise<Row[]>;

async function open(): Promise<Query> {
  if (!DATABASE_URL) return (await createDb({ dataDir: DATA_DIR })).query;
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
  return async (statement, values) => (await pool.query({ ...statement, values })).rows;
}

const query = await open();

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const byteLength = (text: string) => Buffer.byteLength(text);
const linesOf = (text: string) => text.split("\n").length - 1;

function toFile(row: Row) {
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const address = `${row.neptun_user_id} ${row.chat_conversation_id} ${row.id} ${expires}`;
  const signature = createHmac("sha256", "secret").update(address).digest("base64url");
  const path = `/api/users/${row.neptun_user_id}/chats/${row.chat_conversation_id}/files/${row.id}/raw`;
  const url = `http://localhost:3000${path}?expires=${expires}&signature=${signature}`;
  return { ...row, name: row.title, type: "text/x-typescript", url };
}

async function createMessages(user: number, chat: number, body: Row) {
  const given = body.messages ?? [{ role: body.actor, content: body.message }];
  const [roles, texts] = [given.map(({ role }: Row) => role), given.map(({ content }: Row) => content)];
  const rows = await query(INSERT_MESSAGES, [user, chat, roles, texts]);
  return body.messages ? { chatMessages: rows } : { chatMessage: rows[0] };
}

async function createFiles(user: number, chat: number, message: number, body: Row) {
  const files: Row[] = body.files ?? [body];
  const column = (of: (file: Row) => unknown) => files.map(of);
  const rows = await query(INSERT_VERSIONS, [
    ...[user, chat],
    column(() => message),
    column(() => "api"),
    false,
    column(({ title }) => title),
    column(({ text }) => text),
    column(({ language }) => language),
    column(({ extension }) => extension),
    column(({ text }) => byteLength(text)),
    column(({ text }) => linesOf(text)),
    column(({ text }) => hash(text)),
    column(() => null),
  ]);
  return body.files ? { chatFiles: rows.map(toFile) } : { chatFile: toFile(rows[0]) };
}

async function listFiles(user: number, chat: number) {
  const rows = await query(LIST_FILES, [user, chat, 0, BEYOND_IDS, null, TEXT_BYTES_OF_A_LIST, CURRENT_BRANCH]);
  return { chatFiles: rows.map(toFile), next: null };
}

async function listMessages(user: number, chat: number, limit: number | null) {
  const range = [user, chat, 0, BEYOND_IDS];
  if (limit === null) return { chatMessages: await query(LIST_MESSAGES, [...range, null, CURRENT_BRANCH]), next: null };
  const rows = await query(LIST_MESSAGES_BACKWARDS, [...range, limit + 1, CURRENT_BRANCH]);
  const next = rows.length > limit ? rows[limit - 1].id : null;
  return { chatMessages: rows.slice(0, limit).reverse(), next };
}

async function listChats(user: number, limit: number) {
  const { statement, values } = chatListStatement(user, { limit });
  const rows = await query(statement, values);
  return { chats: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1].id : null };
}

async function createChat(user: number, project: number, { model, name }: Row) {
  const [chat] = await query(CREATE_CHAT, [user, model, name, project]);
  return { chat };
}

/** /api/users/1/chats/2/messages */
function answer(user: number, { method, url = "" }: IncomingMessage, body: Row): Promise<unknown> | unknown {
  const [path = "", asked = ""] = url.split("?");
  const [, , , , things, id = "", what, message] = path.split("/");
  const limit = Number(new URLSearchParams(asked).get("limit")) || null;
  if (things === "projects") return createChat(user, Number(id), body);
  if (!what) return listChats(user, limit!);
  if (method === "GET") return what === "files" ? listFiles(user, Number(id)) : listMessages(user, Number(id), limit);
  return what === "files"
    ? createFiles(user, Number(id), Number(message), body)
    : createMessages(user, Number(id), body);
}

async function readBody(req: IncomingMessage): Promise<Row> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}

const server = createServer(async (req, res) => {
  try {
    const secret = /neptun-session=([^;]+)/.exec(req.headers.cookie ?? "")?.[1] ?? "";
    const body = req.method === "POST" ? await readBody(req) : undefined;
    const [user] = await query(FIND_SESSION, [hash(secret)]);
    if (!user) return void res.writeHead(401).end();
    if (req.url === "/api/auth/check") return void res.writeHead(204).end();
    const text = JSON.stringify(await answer(user.id, req, body));
    res.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Content-Length": byteLength(text) });
    res.end(text);
  } catch (error) {
    console.error(error);
    res.writeHead(500).end();
  }
});
server.keepAliveTimeout = 65_000;
server.listen(0, "127.0.0.1", () => console.log(`listens on (127.0.0.1:${(server.address() as AddressInfo).port})`));
process.on("SIGTERM", () => process.exit(0));
