import type { Tally } from "./tally.ts";

const ANSWER_BOUND_MS = 60_000;

/** Where requests go: the address changes with every start, and `up` says whether an answer may be expected. */
export interface Target {
  url: string;
  up: boolean;
}

export interface Message {
  id: number;
  parent_id: number | null;
  message: string;
  actor: string;
  status: string;
  blocks: unknown[];
}

export interface StoredFile {
  id: number;
  chat_conversation_message_id: number;
  text: string | null;
}

/** The members that some answer has; a caller asks for those that its answer has. */
export interface Body {
  user: { id: number };
  chat: { id: number };
  chats: { id: number; name: string }[];
  chatMessage: Message;
  chatMessages: Message[];
  chatFile: StoredFile;
  chatFiles: StoredFile[];
  result: { data: { chatMessages: Message[] } };
}

export type Reply =
  | { kind: "ok"; body: Body; replayed: boolean }
  /** 503 with Retry-After: to be tried again. */
  | { kind: "unavailable"; retryAfter: number }
  /** A 4xx of the contract, or an error of a provider. */
  | { kind: "refused"; status: number; message: string }
  /** No answer came. */
  | { kind: "broken"; why: string };

/** A client that judges every answer by the contract: success, a 4xx in its shape, or 503 with Retry-After. */
export class Client {
  cookie = "";
  readonly target: Target;
  readonly tally: Tally;

  constructor(target: Target, tally: Tally) {
    this.target = target;
    this.tally = tally;
  }

  fetch(method: string, path: string, { body, headers, signal }: Extra = {}): Promise<Response> {
    return fetch(this.target.url + path, {
      method,
      headers: {
        cookie: this.cookie,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  }

  async send(method: string, path: string, extra: Extra = {}): Promise<Reply> {
    let response: Response;
    let text: string;
    try {
      response = await this.fetch(method, path, { signal: AbortSignal.timeout(ANSWER_BOUND_MS), ...extra });
      text = await response.text();
    } catch (error) {
      const why = wordsOf(error);
      if (this.target.up) this.tally.violate(`${method} ${path}: no answer from a server that runs: ${why}`);
      return { kind: "broken", why };
    }
    const cookie = response.headers.getSetCookie()[0]?.split(";", 1)[0];
    if (cookie) this.cookie = cookie;
    return this.judge(`${method} ${path}`, response, text);
  }

  judge(what: string, { status, headers }: Response, text: string): Reply {
    if (status >= 200 && status < 300) {
      return { kind: "ok", body: parse(text) as Body, replayed: headers.get("idempotency-replayed") === "true" };
    }
    const body = parse(text) as { statusCode?: number; message?: string; data?: { issues?: unknown; name?: unknown } };
    const shaped =
      body?.statusCode === status && typeof body.data?.name === "string" && Array.isArray(body.data.issues);
    if (!shaped) this.#fail(`${what}: ${status} is not in the contract's shape: ${text.slice(0, 200)}`);
    if (status === 503) {
      this.tally.unavailable++;
      const retryAfter = Number(headers.get("retry-after"));
      if (!(retryAfter > 0)) this.#fail(`${what}: 503 without Retry-After`);
      return { kind: "unavailable", retryAfter };
    }
    if (status >= 500 && status !== 502) this.#fail(`${what}: ${status} ${text.slice(0, 300)}`);
    return { kind: "refused", status, message: body?.message ?? "" };
  }

  #fail(what: string) {
    this.tally.otherFailures++;
    this.tally.violate(what);
  }

  get = (path: string) => this.send("GET", path);
  post = (path: string, body: unknown, key?: string) =>
    this.send("POST", path, { body, headers: key ? { "idempotency-key": key } : {} });

  /** The body of an answer that must succeed. */
  async must(method: string, path: string, body?: unknown): Promise<Body> {
    const reply = await this.send(method, path, { body });
    if (reply.kind === "ok") return reply.body;
    throw new Error(`${method} ${path} was not answered with success: ${JSON.stringify(reply)}`);
  }
}

export interface Extra {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
