/** A signed-in user of a server. */
export class BenchClient {
  id = 0;
  readonly #url: string;
  cookie = "";

  constructor(url: string) {
    this.#url = url;
  }

  async signUp(): Promise<void> {
    const account = { email: `bench-${process.hrtime.bigint()}@example.org`, password: "a long and private phrase" };
    const response = await this.send("POST", "/api/auth/sign-up", account);
    this.cookie = response.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
    this.id = ((await response.json()) as { user: { id: number } }).user.id;
  }

  /** Objects go as JSON, texts and bytes as they are. */
  send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.#url + path, {
      method,
      body: isRaw(body) ? body : JSON.stringify(body),
      headers: {
        cookie: this.cookie,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
    });
  }

  async json<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const response = await this.send(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }

  /** A chat of its own; its path below `/api/users/…`. */
  async createChat(model = "neptun/demo"): Promise<string> {
    const { chat } = await this.json<{ chat: { id: number } }>("POST", `/api/users/${this.id}/chats`, {
      model,
      name: "Bench",
    });
    return `/api/users/${this.id}/chats/${chat.id}`;
  }
}

/** Reads an answer to its end, and tells how many bytes it had. */
export async function countBytes(response: Response): Promise<number> {
  let bytes = 0;
  for await (const chunk of response.body!) bytes += (chunk as Uint8Array).length;
  return bytes;
}

const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> | undefined =>
  body === undefined || typeof body === "string" || body instanceof Uint8Array;
