import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { answer } from "./fake-answer.ts";
import { BEHAVIOURS, type Behaviour } from "./fake-behaviours.ts";
import { Gate } from "./fake-gate.ts";
import type { ChatTurn } from "./port.ts";

export { BEHAVIOURS, type Behaviour, FAKE_SECRET, FILES_ANSWER } from "./fake-behaviours.ts";
export { Gate } from "./fake-gate.ts";

export interface FakeRequest {
  model: string;
  messages: ChatTurn[];
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** The client went away before the answer was whole. */
  aborted: boolean;
  /** The answer is over, one way or the other. */
  closed: boolean;
}

export interface ListedModel {
  id: string;
  context_length?: number;
  max_model_len?: number;
  /** Dollars for a token, as texts. */
  pricing?: { prompt: string; completion: string };
}

export interface FakeProviderOptions {
  port?: number;
  models?: (string | ListedModel)[];
  /** Refuses requests without this bearer token with 401. */
  apiKey?: string;
  /** Decides about a request before its model's own behaviour does. */
  script?(request: FakeRequest): Behaviour | undefined;
}

export interface FakeProvider {
  /** The base URL, up to and including `/v1`. */
  readonly url: string;
  readonly port: number;
  /** The chat requests so far, oldest first. */
  readonly requests: FakeRequest[];
  /** How often the list of models was asked for. */
  readonly listed: number;
  /** What `GET /models` answers; assign to change it. */
  models: (string | ListedModel)[];
  /** How `GET /models` answers instead of with the list. */
  listBehaviour: Behaviour | undefined;
  /** What gated answers wait for. */
  readonly gate: Gate;
  /** The behaviours of the next chat requests, whatever their models. */
  next(...behaviours: Behaviour[]): void;
  /** Drops every connection and listens no more. */
  stop(): Promise<void>;
  /** Listens again, on the same port. */
  start(): Promise<void>;
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>);
}

const send = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

const lastQuestion = (messages: ChatTurn[]) => messages.findLast(({ role }) => role === "user")?.content ?? "";

class Fake implements FakeProvider {
  readonly requests: FakeRequest[] = [];
  readonly gate = new Gate();
  models: (string | ListedModel)[];
  listBehaviour: Behaviour | undefined;
  listed = 0;
  port: number;
  readonly #options: FakeProviderOptions;
  readonly #next: Behaviour[] = [];
  #server: Server | undefined;

  constructor(options: FakeProviderOptions) {
    this.#options = options;
    this.port = options.port ?? 0;
    this.models = options.models ?? Object.keys(BEHAVIOURS);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/v1`;
  }

  next(...behaviours: Behaviour[]): void {
    this.#next.push(...behaviours);
  }

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      this.#route(request, response).catch(() => response.destroy());
    });
    this.#server.listen(this.port, "127.0.0.1");
    await once(this.#server, "listening");
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.url);
    if (pathname.startsWith("/control/")) return this.#control(pathname, request, response);
    const { apiKey } = this.#options;
    if (apiKey !== undefined && request.headers.authorization !== `Bearer ${apiKey}`) {
      send(response, 401, { error: { message: "Incorrect API key provided", code: "invalid_api_key" } });
    } else if (request.method === "GET" && pathname === "/v1/models") {
      await this.#list(response);
    } else if (request.method === "POST" && pathname === "/v1/chat/completions") {
      await this.#chat(request, response);
    } else send(response, 404, { error: { message: "Not found" } });
  }

  async #list(response: ServerResponse): Promise<void> {
    this.listed++;
    if (this.listBehaviour) return answer(response, "", this.listBehaviour, this.gate);
    const data = this.models.map((model) => ({
      object: "model",
      ...(typeof model === "string" ? { id: model } : model),
    }));
    send(response, 200, { object: "list", data });
  }

  async #chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const model = String(body.model);
    const messages = body.messages as ChatTurn[];
    const entry: FakeRequest = { model, messages, headers: request.headers, body, aborted: false, closed: false };
    this.requests.push(entry);
    response.once("close", () => {
      entry.closed = true;
      entry.aborted = !response.writableFinished;
    });
    const question = lastQuestion(messages);
    const behaviour = this.#next.shift() ?? this.#options.script?.(entry) ?? BEHAVIOURS[model]?.(question, messages);
    await answer(response, model, behaviour ?? { pieces: ["You wrote: ", question] }, this.gate);
  }

  /** For tests in another process: `POST /control/{next,release,models}` with JSON, `GET /control/requests`. */
  async #control(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    if (pathname === "/control/next") this.next(body as Behaviour);
    if (pathname === "/control/release") this.gate.release(Number(body.pieces ?? 1));
    if (pathname === "/control/models") this.models = body.models as string[];
    send(
      response,
      200,
      this.requests.map(({ model, messages, aborted, closed }) => ({ model, messages, aborted, closed })),
    );
  }
}

/** A small real server that speaks the OpenAI protocol, well or rudely, by model id (`BEHAVIOURS`), script or `next()`. */
export async function startFakeProvider(options: FakeProviderOptions = {}): Promise<FakeProvider> {
  const fake = new Fake(options);
  await fake.start();
  return fake;
}
