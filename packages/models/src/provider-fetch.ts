import { ModelError } from "./errors.ts";
import { toRefusal, toStreamRefusal } from "./refusals.ts";

const REFUSAL_BYTES = 64 * 1024;

/** The text of a body up to a number of bytes, and whether that is all of it; the rest is not waited for. */
export async function readBounded(response: Response, bytes: number): Promise<{ text: string; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > bytes) break;
  }
  return { text: Buffer.concat(chunks).subarray(0, bytes).toString("utf8"), whole: size <= bytes };
}

/** The words of a refusal, empty if the provider breaks off or dawdles while it explains itself. */
const readWords = (response: Response) =>
  Promise.race([
    readBounded(response, REFUSAL_BYTES).then(({ text }) => text),
    new Promise<string>((resolve) => setTimeout(resolve, 1_000, "").unref()),
  ]).catch(() => "");

const notAModel = (provider: string) =>
  new ModelError(
    "provider_failed",
    `${provider} answered with something that is not a model's answer. The operator of this server must check its base URL.`,
  );

async function toUnstreamed(provider: string, response: Response): Promise<ModelError> {
  try {
    const body: unknown = JSON.parse(await readWords(response));
    if (typeof body === "object" && body !== null && "error" in body) return toStreamRefusal(provider, body.error);
  } catch {
    // Not JSON after all: the same as a web page.
  }
  return notAModel(provider);
}

/** Asks a provider, and returns the body of its event stream; every other answer is a ModelError. */
export async function fetchEventStream(
  provider: string,
  url: string,
  init: RequestInit,
): Promise<ReadableStream<Uint8Array>> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, redirect: "manual" });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ModelError("provider_unreachable", `${provider} cannot be reached right now.`, { cause });
  }
  if (!response.ok) {
    const words = await readWords(response);
    throw toRefusal({ provider, status: response.status, words, retryAfter: response.headers.get("retry-after") });
  }
  const type = response.headers.get("content-type") ?? "";
  if (/html/i.test(type)) throw notAModel(provider);
  if (/json/i.test(type) && !/stream|ndjson/i.test(type)) throw await toUnstreamed(provider, response);
  if (!response.body) throw notAModel(provider);
  return response.body;
}
