import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { english } from "./english.ts";
import { ModelError } from "./errors.ts";
import { toRefusal, toStreamRefusal } from "./refusals.ts";

const REFUSAL_BYTES = 64 * 1024;

/** The text of a body up to a number of bytes, and whether that is all of it; the rest is not waited for. */
export async function readBounded(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytes: number,
): Promise<{ text: string; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > bytes) break;
  }
  return { text: Buffer.concat(chunks).subarray(0, bytes).toString("utf8"), whole: size <= bytes };
}

/** The words of a refusal, empty if the provider breaks off or dawdles while it explains itself. */
const readWords = (body: IncomingMessage) =>
  Promise.race([
    readBounded(body, REFUSAL_BYTES).then(({ text }) => text),
    new Promise<string>((resolve) => setTimeout(resolve, 1_000, "").unref()),
  ]).catch(() => "");

const notAModel = (provider: string) =>
  new ModelError(
    "provider_failed",
    english`${provider} answered with something that is not a model's answer. The operator of this server must check its base URL.`,
  );

async function toUnstreamed(provider: string, body: IncomingMessage): Promise<ModelError> {
  try {
    const told: unknown = JSON.parse(await readWords(body));
    if (typeof told === "object" && told !== null && "error" in told) return toStreamRefusal(provider, told.error);
  } catch {
    // Not JSON after all: the same as a web page.
  }
  return notAModel(provider);
}

interface Question {
  headers: Record<string, string>;
  body: string;
  /** What of the body somebody chose, and may be refused. */
  settings: string[];
  signal: AbortSignal;
}

/**
 * Not `fetch`: its streams cost as much as everything else that is done for a piece of an answer. One connection for each
 * answer, so that none is lost with a connection that the provider had just given up.
 */
function post(url: string, { headers, body, signal }: Question): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = url.startsWith("https:") ? https : http;
    request(url, { method: "POST", headers: { ...headers, "accept-encoding": "identity" }, signal, agent: false })
      .on("response", resolve)
      .on("error", reject)
      .end(body);
  });
}

/** Asks a provider, and returns the body of its event stream; every other answer is a ModelError. */
export async function requestEventStream(provider: string, url: string, question: Question): Promise<IncomingMessage> {
  let response: IncomingMessage;
  try {
    response = await post(url, question);
  } catch (cause) {
    if (question.signal.aborted) throw cause;
    throw new ModelError("provider_unreachable", english`${provider} cannot be reached right now.`, { cause });
  }
  const { statusCode: status = 0, headers } = response;
  if (status < 200 || status > 299) {
    const words = await readWords(response);
    const { settings } = question;
    const [retryAfter, requestId] = [headers["retry-after"] ?? null, headers["x-request-id"]];
    throw toRefusal({ provider, status, words, retryAfter, requestId, settings });
  }
  const type = headers["content-type"] ?? "";
  if (/html/i.test(type)) throw notAModel(provider);
  if (/json/i.test(type) && !/stream|ndjson/i.test(type)) throw await toUnstreamed(provider, response);
  return response;
}

/** Hands over a body as it comes in, to its end or until `take` has all that it wants. */
export function readAsItComes(body: IncomingMessage, take: (bytes: Uint8Array) => "more" | "enough"): Promise<void> {
  return new Promise((resolve, reject) => {
    body.on("error", reject).on("close", resolve);
    body.on("data", (bytes: Uint8Array) => {
      try {
        if (take(bytes) === "enough") resolve();
      } catch (error) {
        reject(error);
      }
    });
  });
}
