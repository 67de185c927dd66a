import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { answerInPieces, createModels, type Limits, ModelError, type Models, type Usage } from "./index.ts";
import { type Behaviour, FAKE_SECRET, type FakeProvider, FILES_ANSWER, startFakeProvider } from "./testing.ts";

let fake: FakeProvider;
const open: Models[] = [];
const stray: unknown[] = [];
const onStray = (reason: unknown) => stray.push(reason);

beforeAll(async () => {
  process.on("unhandledRejection", onStray);
  fake = await startFakeProvider({ apiKey: "sk-key" });
});
afterEach(() => {
  for (const models of open.splice(0)) models.close();
  expect(stray).toEqual([]);
});
afterAll(async () => {
  process.off("unhandledRejection", onStray);
  await fake.stop();
});

async function connect(limits: Partial<Limits> = {}, api_key = "sk-key"): Promise<Models> {
  const models = createModels({
    providers: [{ name: "acme", base_url: fake.url, api_key }],
    tryLocalOllama: false,
    limits,
  });
  open.push(models);
  await models.refresh();
  return models;
}

interface Outcome {
  text: string;
  pieces: string[];
  usage?: Usage;
  isCut: boolean;
  error?: ModelError;
}

async function ask(
  models: Models,
  model: string,
  content = "hello there",
  signal = new AbortController().signal,
): Promise<Outcome> {
  const pieces: string[] = [];
  let usage: Usage | undefined;
  let isCut = false;
  let error: ModelError | undefined;
  try {
    const messages = [{ role: "user" as const, content }];
    ({ usage, isCut } = await models.answer({ model, messages, signal }, (text) => pieces.push(text)));
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(ModelError);
    error = thrown as ModelError;
    expect(error.message).not.toContain("sk-");
    expect(error.message).toMatch(/^[A-Za-z].*\.$/s);
  }
  return { text: pieces.join(""), pieces, usage, isCut, error };
}

const askFor = async (behaviour: Behaviour, limits: Partial<Limits> = {}) => {
  const models = await connect(limits);
  fake.next(behaviour);
  return ask(models, "fake/echo");
};

describe("a good answer", () => {
  test("arrives piece by piece, with the usage the provider measured", async () => {
    const { text, pieces, usage, error } = await ask(await connect(), "fake/echo");
    expect({ text, error }).toEqual({ text: "You wrote: hello there", error: undefined });
    expect(usage).toEqual({ prompt_tokens: 11, completion_tokens: 7 });
    expect(pieces.length).toBeGreaterThan(2);
  });

  test("has no piece that waits for the next", async () => {
    const models = await connect();
    fake.next({ pieces: ["a", "b", "c"], gated: true });
    const messages = [{ role: "user" as const, content: "x" }];
    const texts: string[] = [];
    fake.gate.release();
    await models.answer({ model: "fake/echo", messages, signal: new AbortController().signal }, (text) => {
      texts.push(text);
      fake.gate.release();
    });
    fake.gate.close();
    expect(texts).toEqual(["a", "b", "c"]);
  });

  test("is understood where a delta holds a list of parts", async () => {
    const parts = [
      { type: "thinking", thinking: [] },
      { type: "text", text: "said" },
    ];
    const raw = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: parts } }] })}\n\n`;
    expect(await askFor({ pieces: [], raw })).toMatchObject({ text: "said", error: undefined });
  });

  test("is asked for with the roles and texts of the conversation, streaming, with usage", async () => {
    const models = await connect();
    const messages = [
      { role: "system" as const, content: "Be brief." },
      { role: "user" as const, content: "Hi\n\n  there" },
      { role: "assistant" as const, content: "Hello." },
      { role: "user" as const, content: "Bye 🙂" },
    ];
    await models.answer({ model: "fake/echo", messages, signal: new AbortController().signal }, () => {});
    const request = fake.requests.at(-1);
    expect(request?.messages).toEqual(messages);
    expect(request?.body).toMatchObject({ model: "fake/echo", stream: true, stream_options: { include_usage: true } });
    expect(request?.headers.authorization).toBe("Bearer sk-key");
  });

  test.each([
    ["fake/files", FILES_ANSWER],
    ["fake/double-done", "Done twice."],
    ["fake/no-done", "Finished without it."],
    ["fake/reasoning", "Thought out."],
  ])("%s is complete", async (model, whole) => {
    expect(await ask(await connect(), model)).toMatchObject({ text: whole, error: undefined });
  });

  test("may be empty when the model only thought", async () => {
    expect(await askFor({ reasoning: ["hm"], pieces: [] })).toMatchObject({ text: "", error: undefined });
  });

  test("ends at [DONE] although the provider keeps the connection open", async () => {
    expect(await askFor({ pieces: ["bye"], hang: true })).toMatchObject({ text: "bye", error: undefined });
  });

  test("is complete with [DONE] alone, or with a finish reason alone before a cut", async () => {
    expect((await askFor({ pieces: ["a"], finishReason: null })).error).toBeUndefined();
    const raw = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: {"xyz';
    expect(await askFor({ pieces: ["a"], raw, cutInside: '"xyz' })).toMatchObject({ text: "a", error: undefined });
  });

  test("survives comments, pings and chunks of other kinds", async () => {
    const raw = ': PROCESSING\n\nevent: ping\ndata: {"type":"ping"}\n\nid: 7\nretry: 3\n\n';
    expect(await askFor({ pieces: ["fine"], raw })).toMatchObject({ text: "fine", error: undefined });
  });

  test("has neither NUL nor lone surrogates, and keeps pairs that were split over pieces", async () => {
    const { text } = await ask(await connect(), "fake/unicode");
    expect(text).toBe("grüße 🙂 漢字 😀 nul:\uFFFD lone:\uFFFD end");
  });

  test("is the same wherever the network splits its bytes", async () => {
    const whole = "é漢🙂";
    const line = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: whole } }] })}\n\n`;
    expect(await askFor({ pieces: [], raw: line })).toMatchObject({ text: whole, error: undefined });
  });
});

describe("a refusal before the first piece", () => {
  test.each([
    ["fake/unauthorized", "provider_refused_key"],
    ["fake/forbidden", "provider_refused_key"],
    ["fake/not-found", "not_served"],
    ["fake/rate-limited", "rate_limited"],
    ["fake/failing", "provider_failed"],
    ["fake/too-long", "context_too_long"],
    ["fake/html", "provider_failed"],
    ["fake/huge-line", "provider_failed"],
  ])("%s is %s", async (model, code) => {
    const { text, error } = await ask(await connect(), model);
    expect({ text, code: error?.code }).toEqual({ text: "", code });
  });

  test("tells when to try again, the status, and what the provider calls the request", async () => {
    const { error } = await ask(await connect(), "fake/rate-limited");
    expect(error).toMatchObject({ retryAfterSeconds: 7, status: 429, requestId: "req_fake-7" });
  });

  test("never shows what the provider said", async () => {
    const { error } = await ask(await connect(), "fake/unauthorized");
    expect(JSON.stringify({ ...error, message: error?.message })).not.toContain(FAKE_SECRET);
  });

  test.each<[string, Behaviour, string]>([
    [
      "JSON instead of a stream",
      { status: 200, headers: { "content-type": "application/json" }, body: "{}" },
      "provider_failed",
    ],
    [
      "an error with status 200",
      {
        status: 200,
        headers: { "content-type": "application/json" },
        body: '{"error":{"code":429,"message":"slow down"}}',
      },
      "rate_limited",
    ],
    [
      "a web page that says it is a stream",
      { raw: "<html>\n<p>hi</p>\n", pieces: [], dones: 0, finishReason: null },
      "provider_broke_off",
    ],
    [
      "a page called text",
      { status: 200, headers: { "content-type": "text/plain" }, body: "<html>" },
      "provider_failed",
    ],
    [
      "an empty body",
      { status: 200, headers: { "content-type": "text/event-stream" }, body: "" },
      "provider_broke_off",
    ],
    ["a redirect", { status: 302, headers: { location: "https://example.com/" } }, "provider_failed"],
    ["payment required", { status: 402 }, "provider_wants_payment"],
    ["a request that took too long", { status: 408 }, "provider_silent"],
    ["a content filter", { status: 400, body: '{"error":{"code":"content_filter"}}' }, "content_filtered"],
    ["an unknown refusal", { status: 418, body: "teapot" }, "provider_refused"],
    [
      "a bad gateway page",
      { status: 502, headers: { "content-type": "text/html" }, body: "<h1>502</h1>" },
      "provider_failed",
    ],
  ])("%s is told", async (_, behaviour, code) => {
    expect((await askFor(behaviour)).error?.code).toBe(code);
  });

  test("does not wait for the end of a refusal that never ends", async () => {
    const models = await connect();
    fake.next({ status: 500, headers: { "content-length": "1000" }, body: "only this" });
    const started = Date.now();
    expect((await ask(models, "fake/echo")).error?.code).toBe("provider_failed");
    expect(Date.now() - started).toBeLessThan(4_000);
  });

  test("asks the provider once only", async () => {
    const before = fake.requests.length;
    await ask(await connect(), "fake/failing");
    expect(fake.requests.length).toBe(before + 1);
  });
});

describe("an answer that breaks", () => {
  test.each([
    ["fake/broken", "provider_broke_off", "This answer is cut"],
    ["fake/unfinished", "provider_broke_off", "No end at all"],
    ["fake/cut-utf8", "provider_broke_off", "Before "],
    ["fake/garbage", "provider_failed", "Good, then "],
    ["fake/error-in-stream", "provider_failed", "So far "],
  ])("%s is %s and keeps what came", async (model, code, kept) => {
    const { text, error } = await ask(await connect(), model);
    expect({ text, code: error?.code }).toEqual({ text: kept, code });
  });

  test("keeps a prefix and tells the break, cut at whichever byte", async () => {
    const models = await connect();
    const good: Behaviour = { pieces: ["Größe 🙂 ", "漢字."], usage: { prompt_tokens: 1, completion_tokens: 2 } };
    const whole = "Größe 🙂 漢字.";
    const kinds = new Set<string>();
    for (let bytes = 1; ; bytes++) {
      fake.next({ ...good, cutAfterBytes: bytes });
      const { text, error } = await ask(models, "fake/echo");
      expect(whole.startsWith(text)).toBe(true);
      kinds.add(error?.code ?? "complete");
      if (!error) expect(text).toBe(whole);
      if (!error && !fake.requests.at(-1)?.aborted) break;
      expect(bytes).toBeLessThan(2_000);
    }
    expect([...kinds].sort()).toEqual(["complete", "provider_broke_off"]);
  }, 60_000);

  test("loses nothing that came before the break, however slow its reader is", async () => {
    const models = await connect();
    const pieces = Array.from({ length: 30 }, (_, n) => `${n} `);
    fake.next({ pieces, finishReason: null, dones: 0, raw: "data: {end", cutInside: "{end" });
    let text = "";
    const reading = (async () => {
      for await (const piece of answerInPieces(models, {
        model: "fake/echo",
        messages: [{ role: "user", content: "x" }],
        signal: new AbortController().signal,
      })) {
        text += piece;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: "provider_broke_off" });
    expect(text).toBe(pieces.join(""));
  });

  test("carries neither the conversation nor the provider's words into logs", async () => {
    const { inspect } = await import("node:util");
    for (const model of ["fake/garbage", "fake/broken", "fake/error-in-stream", "fake/failing"]) {
      const { error } = await ask(await connect(), model, "my private question");
      expect(inspect(error, { depth: 10 })).not.toMatch(/private question|sk-|Good, /);
    }
  });

  test("the limit of its length is told, with what it took", async () => {
    const usage = { prompt_tokens: 3, completion_tokens: 2 };
    const cut = await askFor({ pieces: ["So "], finishReason: "length", usage });
    expect(cut).toMatchObject({ text: "So ", usage, isCut: true, error: undefined });
    expect(await askFor({ pieces: ["So "] })).toMatchObject({ isCut: false });
  });

  test("a content filter is told", async () => {
    expect(await askFor({ pieces: ["So "], finishReason: "content_filter" })).toMatchObject({
      text: "So ",
      error: { code: "content_filtered" },
    });
  });
});

describe("bounds", () => {
  test("an endless answer stops at 512 KiB and closes the provider's socket", async () => {
    const { text, error } = await ask(await connect(), "fake/flood");
    expect(error?.code).toBe("answer_too_long");
    expect(Buffer.byteLength(text)).toBe(512 * 1024);
    await vi.waitFor(() => expect(fake.requests.at(-1)?.aborted).toBe(true));
  });

  test("no character is cut in half at the bound", async () => {
    const { text, error } = await askFor({ pieces: ["ab🙂🙂"] }, { answerBytes: 9 });
    expect({ text, code: error?.code }).toEqual({ text: "ab🙂", code: "answer_too_long" });
    expect(await askFor({ pieces: ["ab🙂🙂"] }, { answerBytes: 10 })).toMatchObject({
      text: "ab🙂🙂",
      error: undefined,
    });
  });

  test("a provider that never sends a byte is given up", async () => {
    const { error } = await ask(await connect({ firstPieceMs: 150 }), "fake/silent");
    expect(error?.code).toBe("provider_silent");
    await vi.waitFor(() => expect(fake.requests.at(-1)?.aborted).toBe(true));
  });

  test("the time to the first piece counts headers and body together", async () => {
    const started = Date.now();
    const { error } = await askFor(
      { firstDelayMs: 200, pieces: ["late"], gated: true },
      { firstPieceMs: 300, silenceMs: 300 },
    );
    expect(error?.code).toBe("provider_silent");
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  test("silence between pieces is given up and keeps what came", async () => {
    const outcome = await askFor({ pieces: ["one "], dones: 0, finishReason: null, hang: true }, { silenceMs: 150 });
    expect(outcome).toMatchObject({ text: "one ", error: { code: "provider_silent" } });
  });

  test("a slow reader is not taken for a silent provider", async () => {
    const models = await connect({ silenceMs: 100 });
    fake.next({ pieces: ["a", "b", "c"] });
    let text = "";
    for await (const piece of answerInPieces(models, {
      model: "fake/echo",
      messages: [{ role: "user", content: "x" }],
      signal: new AbortController().signal,
    })) {
      text += piece;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    expect(text).toBe("abc");
  });

  test("an answer that takes too long as a whole is stopped", async () => {
    const { text, error } = await ask(await connect({ answerMs: 300 }), "fake/endless");
    expect(error?.code).toBe("answer_too_long");
    expect(text).toContain("and so on ");
  });
});

describe("settings", () => {
  const settings = { temperature: 0.2, stop: ["END"] };
  const askWith = async (body: string, status = 400) => {
    const models = await connect();
    fake.next({ status, body });
    const messages = [{ role: "user" as const, content: "x" }];
    const request = { model: "fake/echo", messages, settings, signal: new AbortController().signal };
    try {
      await models.answer(request, () => {});
    } catch (error) {
      return error as ModelError;
    }
    throw new Error("no refusal");
  };

  test("go to the provider with the question", async () => {
    await askWith("{}");
    expect(fake.requests.at(-1)?.body).toMatchObject(settings);
  });

  test("that a provider refuses are told by name, and none that it was not sent", async () => {
    const words = (param: string) =>
      JSON.stringify({ error: { message: `Unsupported ${param}. ${FAKE_SECRET}`, param } });
    const refused = await askWith(words("temperature"));
    expect(refused).toMatchObject({ code: "setting_refused", message: expect.stringContaining("temperature") });
    expect(refused.message).not.toContain(FAKE_SECRET);
    expect((await askWith(words("stop"), 422)).code).toBe("setting_refused");
    expect((await askWith(words("top_p"))).code).toBe("provider_refused");
    expect((await askWith("nonstop")).code).toBe("provider_refused");
    expect((await askWith(words("temperature"), 500)).code).toBe("provider_failed");
  });
});

describe("stopping", () => {
  const stopAfter = async (model: string, ms: number) => {
    const models = await connect();
    const stop = new AbortController();
    setTimeout(() => stop.abort(), ms);
    const started = Date.now();
    const outcome = await ask(models, model, "hello", stop.signal);
    expect(outcome.error).toBeUndefined();
    expect(Date.now() - started).toBeLessThan(ms + 300);
    await vi.waitFor(() => expect(fake.requests.at(-1)?.aborted).toBe(true));
    return outcome;
  };

  test("ends quietly and at once, and closes the provider's socket", async () => {
    expect((await stopAfter("fake/endless", 100)).text).toContain("and so on");
  });

  test("works while the provider is still silent", async () => {
    expect((await stopAfter("fake/silent", 50)).text).toBe("");
  });

  test("asks nobody when it was stopped before", async () => {
    const models = await connect();
    const before = fake.requests.length;
    expect(await ask(models, "fake/echo", "x", AbortSignal.abort())).toMatchObject({ text: "", error: undefined });
    expect(fake.requests.length).toBe(before);
  });

  test("a reader that leaves early closes the provider's socket", async () => {
    const models = await connect();
    const messages = [{ role: "user" as const, content: "x" }];
    const signal = new AbortController().signal;
    for await (const _ of answerInPieces(models, { model: "fake/endless", messages, signal })) break;
    await vi.waitFor(() => expect(fake.requests.at(-1)?.aborted).toBe(true));
  });
});

test("prints nothing, whatever the provider does", async () => {
  const printed = (["log", "info", "warn", "error", "debug"] as const).map((method) => vi.spyOn(console, method));
  const models = await connect();
  for (const model of ["fake/echo", "fake/garbage", "fake/broken", "fake/failing", "fake/error-in-stream", "fake/html"])
    await ask(models, model);
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
