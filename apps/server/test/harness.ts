import { createAnswers, createFeeds } from "@neptun/api";
import type { Chat, ChatSettings } from "@neptun/api/chat/schema";
import type { Collection, CollectionFile, Preview } from "@neptun/api/collection/schema";
import type { ChatFile, TreeFile } from "@neptun/api/file/schema";
import type { ChatMessage } from "@neptun/api/message/schema";
import type { Project } from "@neptun/api/project/schema";
import type { Share, SharedMessage } from "@neptun/api/share/schema";
import type { Usage } from "@neptun/api/usage/schema";
import type { OpenDb } from "@neptun/db";
import { createTestDb } from "@neptun/db/testing";
import { createModels } from "@neptun/models";
import { type FakeProvider, startFakeProvider } from "@neptun/models/testing";
import pino from "pino";
import { createApp } from "../src/app.ts";
import { createAttemptLimits } from "../src/attempts.ts";
import { closeServer, listen } from "../src/listen.ts";
import type { ErrorBody } from "../src/rest/errors.ts";

/** Every member that some answer has; a test asks for those that its answer has. */
export interface Body extends ErrorBody {
  user: { id: number; primary_email: string };
  loggedInAt: string;
  chat: Chat;
  chats: Chat[];
  chatMessage: ChatMessage;
  chatMessages: ChatMessage[];
  chatFile: ChatFile;
  chatFiles: ChatFile[];
  file: TreeFile;
  files: (TreeFile & CollectionFile & Preview["files"][number])[];
  diff: string;
  refused: { path: string; reason: string }[];
  collection: Collection;
  collections: Collection[];
  share: Share;
  shares: Share[];
  messages: SharedMessage[];
  collectionFiles: CollectionFile[];
  prompt: { id: number };
  variables: Preview["variables"];
  missing: string[];
  starters: { key: string; files: CollectionFile[] }[];
  project: Project;
  projects: Project[];
  deleted: number[];
  sessions: { id: number; is_current: boolean }[];
  tags: { id: number; name: string }[];
  token: { id: number };
  secret: string;
  items: { kind: string; id: number; title: string }[];
  models: string[];
  available: string[];
  settings: ChatSettings;
  usage: Usage;
  parts: { kind: string }[];
}

export interface Reply {
  status: number;
  statusText: string;
  headers: Headers;
  text: string;
  /** The text as JSON; null where it is none. */
  body: Body;
}

/** A program that speaks HTTP and keeps its cookie. */
export class Client {
  cookie = "";
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await this.fetch(method, path, body, headers);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    const { status, statusText } = response;
    return { status, statusText, headers: response.headers, text, body: isJson && text ? JSON.parse(text) : null };
  }

  /** Objects go as JSON, texts and bytes as they are. */
  async fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
  ) {
    const isRaw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(path.startsWith("http") ? path : this.url + path, {
      method,
      signal,
      redirect: "manual",
      body: isRaw ? (body as string) : JSON.stringify(body),
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
    });
    for (const set of response.headers.getSetCookie()) this.cookie = set.split(";", 1)[0]!;
    return response;
  }

  get = (path: string, headers?: Record<string, string>) => this.send("GET", path, undefined, headers);
  head = (path: string, headers?: Record<string, string>) => this.send("HEAD", path, undefined, headers);
  post = (path: string, body?: unknown, headers?: Record<string, string>) => this.send("POST", path, body, headers);
  patch = (path: string, body?: unknown, headers?: Record<string, string>) => this.send("PATCH", path, body, headers);
  delete = (path: string, body?: unknown, headers?: Record<string, string>) => this.send("DELETE", path, body, headers);
}

/** A client that is signed in. */
export interface Person extends Client {
  id: number;
  email: string;
  /** The address of the user. */
  home: string;
}

export const PASSWORD = "a long and private phrase";
export const MODEL = "google/gemma-2-27b-it";

export interface TestServer {
  url: string;
  db: OpenDb;
  provider: FakeProvider;
  /** What was logged as an error. */
  errors: string[];
  client(): Client;
  signUp(email?: string): Promise<Person>;
  close(): Promise<void>;
}

const MEBIBYTE = 1024 * 1024;

export interface TestOptions {
  attempts?: Parameters<typeof createAttemptLimits>[1];
  /** Another server's database, as a second process has it. */
  beside?: TestServer;
  enableSignup?: boolean;
  appUrl?: string;
  webRoot?: string;
  requestBytes?: number;
  filesRequestBytes?: number;
  answersPerUser?: number;
  trashDays?: number;
  /** Another one than its own. */
  provider?: FakeProvider;
}

/** The whole server on a port of its own, with an empty database and a provider that is a real server. */
export async function startServer(options: TestOptions = {}): Promise<TestServer> {
  const [db, provider] = await Promise.all([
    options.beside?.db ?? createTestDb(),
    options.provider ?? startFakeProvider(),
  ]);
  const models = createModels({ providers: [{ name: "fake", base_url: provider.url }], tryLocalOllama: false });
  const errors: string[] = [];
  const events = createFeeds({ db, log: (error) => errors.push(String(error)), connect: db.connectNotices });
  const answers = createAnswers({
    db,
    models,
    events,
    log: (error) => errors.push(String(error)),
    alone: !options.beside,
    perUser: options.answersPerUser,
  });
  await Promise.all([answers.open(), models.refresh()]);
  const log = pino({ level: "error" }, { write: (line) => void errors.push(line) });
  const settings = {
    appUrl: "http://localhost",
    secret: "s".repeat(32),
    enableSignup: true,
    trashDays: 30,
    trustProxy: 0,
    requestBytes: 2 * MEBIBYTE,
    filesRequestBytes: 20 * MEBIBYTE,
    ...options,
  };
  const attempts = options.attempts ? createAttemptLimits(db, options.attempts) : null;
  const app = createApp({ db, models, answers, events, log, settings, attempts });
  const server = await listen(app, { PORT: 0, HOST: "127.0.0.1" });
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  // The addresses of files must lead here.
  if (!options.appUrl) settings.appUrl = url;
  let people = 0;
  return {
    url,
    db,
    provider,
    errors,
    client: () => new Client(url),
    async signUp(email = `person-${++people}@example.org`) {
      const client = new Client(url);
      const { body } = await client.post("/api/auth/sign-up", { email, password: PASSWORD });
      return Object.assign(client, { id: body.user.id, email, home: `/api/users/${body.user.id}` });
    },
    async close() {
      await events.close();
      await closeServer(server, answers.close());
      models.close();
      if (!options.provider) await provider.stop();
      if (!options.beside) await db.close();
    },
  };
}

/** A chat with a message and a file, in a project; it is shared, and so is a collection. */
export async function furnish(person: Person) {
  const { project } = (await person.post(`${person.home}/projects`, { name: "Project" })).body;
  const { chat } = (await person.post(`${person.home}/projects/${project.id}/chats`, { model: MODEL, name: "Chat" }))
    .body;
  const path = `${person.home}/chats/${chat.id}`;
  const { chatMessage } = (await person.post(`${path}/messages`, { message: "Hello", actor: "user" })).body;
  const file = { text: "print('Hello')", title: "example.py", language: "python", extension: "py" };
  const { chatFile } = (await person.post(`${path}/files/${chatMessage.id}`, file)).body;
  const shared = { name: "Collection", files: [{ title: "{{name=app}}.py", text: "print('{{name}}')" }] };
  const { collection: made } = (await person.post(`${person.home}/collections`, shared)).body;
  const { collection } = (await person.post(`${person.home}/collections/${made.id}/share`)).body;
  const { share } = (await person.post(`${person.home}/shares`, { chat_id: chat.id })).body;
  return { project, chat, chatMessage, chatFile, collection, share, path };
}
