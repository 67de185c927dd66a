import { afterEach, describe, expect, test, vi } from "vitest";
import { createModels, DEMO_MODEL, type LogEntry, type ModelError, type Models, type ModelsConfig } from "./index.ts";
import { type FakeProvider, type FakeProviderOptions, startFakeProvider } from "./testing.ts";

const running: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.close();
});

async function startFake(options: FakeProviderOptions = {}): Promise<FakeProvider> {
  const fake = await startFakeProvider(options);
  running.push({ close: () => fake.stop() });
  return fake;
}

async function open(config: Partial<ModelsConfig>): Promise<Models> {
  const models = createModels({ providers: [], tryLocalOllama: false, ...config });
  running.push(models);
  await models.refresh();
  return models;
}

const messages = [{ role: "user" as const, content: "hi" }];
async function ask(models: Models, model: string): Promise<string> {
  let text = "";
  await models.answer({ model, messages, signal: new AbortController().signal }, (piece) => {
    text += piece;
  });
  return text;
}
const refusal = (models: Models, model: string) =>
  ask(models, model).then(
    () => undefined,
    (error: ModelError) => error.code,
  );

describe("identifiers", () => {
  test("a publisher's id stays, any other gets the provider's name, and the provider hears its own", async () => {
    const fake = await startFake({
      models: ["llama3.2:3b", "meta/llama-3", "/models/tiny.gguf", "bad id", "", "x".repeat(300)],
    });
    const models = await open({ providers: [{ name: "ollama", base_url: fake.url }] });
    expect(models.list().available).toEqual(["ollama/llama3.2:3b", "meta/llama-3", "ollama/models/tiny.gguf"]);
    await ask(models, "ollama/llama3.2:3b");
    await ask(models, "meta/llama-3");
    await ask(models, "ollama/models/tiny.gguf");
    expect(fake.requests.map(({ model }) => model)).toEqual(["llama3.2:3b", "meta/llama-3", "/models/tiny.gguf"]);
  });

  test("the provider configured first serves what two list, and the other one while the first is away", async () => {
    const [one, two] = [
      await startFake({ models: ["acme/both", "acme/one"] }),
      await startFake({ models: ["acme/both", "acme/two"] }),
    ];
    const models = await open({
      providers: [
        { name: "one", base_url: one.url },
        { name: "two", base_url: `${two.url}/` },
      ],
    });
    expect(models.list().available).toEqual(["acme/both", "acme/one", "acme/two"]);
    await ask(models, "acme/both");
    expect([one.requests.length, two.requests.length]).toEqual([1, 0]);
    await one.stop();
    await models.refresh();
    await ask(models, "acme/both");
    expect(two.requests.length).toBe(1);
  });

  test("the documents' example is valid everywhere, but nobody serves it", async () => {
    const models = await open({});
    expect(models.isKnown("google/gemma-2-27b-it")).toBe(true);
    expect(models.list().models).toContain("google/gemma-2-27b-it");
    expect(await refusal(models, "google/gemma-2-27b-it")).toBe("not_served");
  });

  test.each(["acme/none", "", "neptun", "../etc/passwd", "__proto__", "NEPTUN/DEMO"])("%j is not known", async (id) => {
    const models = await open({});
    expect(models.isKnown(id)).toBe(false);
    expect(await refusal(models, id)).toBe("unknown_model");
  });

  test("a fixed list hides the rest, by either name, and needs no list from the provider", async () => {
    const fake = await startFake({ models: ["gpt-4o", "gpt-5", "whisper-1"] });
    const provider = { name: "openai", base_url: fake.url, models: ["gpt-5", "openai/gpt-4o"] };
    const models = await open({ providers: [provider] });
    expect(models.list().available).toEqual(["openai/gpt-5", "openai/gpt-4o"]);
    await ask(models, "openai/gpt-4o");
    expect(fake.requests.at(-1)?.model).toBe("gpt-4o");
    fake.listBehaviour = { status: 404, body: "no" };
    await models.refresh();
    expect(models.list().available).toContain("openai/gpt-5");
  });

  test("the context window is the provider's word, else the catalogue's, else 8,192", async () => {
    const fake = await startFake({
      models: [
        { id: "acme/a", context_length: 131_072 },
        { id: "acme/b", max_model_len: 4_096 },
        { id: "acme/c", context_length: -1 },
      ],
    });
    const models = await open({ providers: [{ name: "acme", base_url: fake.url }] });
    const ids = ["acme/a", "acme/b", "acme/c", "openai/gpt-4o", "nobody/knows"];
    expect(ids.map((id) => models.contextTokens(id))).toEqual([131_072, 4_096, 8_192, 128_000, 8_192]);
    expect(models.list().context_tokens).toEqual({ "acme/a": 131_072, "acme/b": 4_096 });
  });
});

test("an answer costs what the operator says, else what the provider says of it, else by the provider's list", async () => {
  const pricing = { prompt: "0.000001", completion: "0.000002" };
  const fake = await startFake({ models: ["acme/own", { id: "acme/listed", pricing }, "acme/free"] });
  const providers = [{ name: "acme", base_url: fake.url }];
  const models = await open({ providers, prices: { "acme/own": { prompt: 10, completion: 20 } } });
  expect(models.list().prices).toEqual({
    "acme/own": { prompt: 10, completion: 20 },
    "acme/listed": { prompt: 1, completion: 2 },
  });
  const costOf = async (model: string, cost?: number) => {
    fake.next({ pieces: ["a"], usage: { prompt_tokens: 1_000, completion_tokens: 1_000, cost } });
    const signal = new AbortController().signal;
    return (await models.answer({ model, messages, signal }, () => {})).usage?.cost;
  };
  expect(await costOf("acme/own", 5)).toBeCloseTo(0.03);
  expect(await costOf("acme/listed", 5)).toBe(5);
  expect(await costOf("acme/listed")).toBeCloseTo(0.003);
  expect(await costOf("acme/listed", -1)).toBeCloseTo(0.003);
  expect(await costOf("acme/free")).toBeUndefined();
});

describe("a provider that is away", () => {
  test("is shown with its problem, leaves the demonstration, and is found again", async () => {
    const fake = await startFake({ models: ["acme/a"] });
    const log: LogEntry[] = [];
    const models = await open({
      providers: [{ name: "acme", base_url: fake.url }],
      limits: { retryMs: 30, refreshMs: 30 },
      log: (entry) => log.push(entry),
    });
    expect(models.list()).toMatchObject({
      available: ["acme/a"],
      providers: [
        { name: "acme", available: true },
        { kind: "demo", available: false },
      ],
    });
    await fake.stop();
    await vi.waitFor(() => expect(models.list().available).toEqual([DEMO_MODEL]));
    expect(models.list().providers[0]).toEqual({
      name: "acme",
      kind: "openai-compatible",
      available: false,
      problem: "acme cannot be reached right now.",
      code: "provider_unreachable",
      models: ["acme/a"],
    });
    expect(models.isKnown("acme/a")).toBe(true);
    expect(await refusal(models, "acme/a")).toBe("provider_unreachable");
    await fake.start();
    await vi.waitFor(() => expect(models.list().available).toEqual(["acme/a"]));
    expect(log.map(({ message }) => message)).toEqual([
      "acme serves 1 model.",
      "acme cannot be reached right now.",
      "acme serves 1 model.",
    ]);
  });

  test("is asked again by the question itself, so coming back needs no waiting", async () => {
    const fake = await startFake({ models: ["acme/a"] });
    const models = await open({ providers: [{ name: "acme", base_url: fake.url }] });
    await fake.stop();
    await models.refresh();
    await fake.start();
    expect(await ask(models, "acme/a")).toBe("You wrote: hi");
  });

  test("is noticed by the question that failed", async () => {
    const fake = await startFake({ models: ["acme/a"] });
    const models = await open({ providers: [{ name: "acme", base_url: fake.url }] });
    await fake.stop();
    expect(await refusal(models, "acme/a")).toBe("provider_unreachable");
    await vi.waitFor(() => expect(models.list().available).toEqual([DEMO_MODEL]));
  });

  test("never blocks: listing is instant and a refresh is over with the time-out", async () => {
    const fake = await startFake();
    fake.listBehaviour = { silent: true };
    const models = createModels({
      providers: [{ name: "acme", base_url: fake.url }],
      tryLocalOllama: false,
      limits: { listMs: 200 },
    });
    running.push(models);
    expect(models.list().providers[0]).toMatchObject({ available: false, problem: "acme has not answered yet." });
    const started = Date.now();
    await models.refresh();
    expect(Date.now() - started).toBeLessThan(1_000);
    expect(models.list().providers[0]?.problem).toBe("acme does not answer right now.");
  });

  test("is not called away for one slow list, but for two", async () => {
    const fake = await startFake({ models: ["acme/a"] });
    const models = await open({ providers: [{ name: "acme", base_url: fake.url }], limits: { listMs: 100 } });
    fake.listBehaviour = { silent: true };
    await models.refresh();
    expect(models.list().available).toEqual(["acme/a"]);
    await models.refresh();
    expect(models.list().available).toEqual([DEMO_MODEL]);
  });

  test.each([
    ["a refused key", { status: 401, body: "sk-secret" }, /refused the key/],
    [
      "a web page",
      { status: 200, headers: { "content-type": "text/html" }, body: "<h1>sk-secret</h1>" },
      /no list of models/,
    ],
    ["no list", { status: 404, body: "sk-secret" }, /no list of models/],
    ["a failure", { status: 500, body: "sk-secret" }, /error of its own/],
    ["half a list", { status: 200, body: '{"data":[{"id":"a"' }, /no list of models/],
    ["wrong shapes", { status: 200, body: '{"data":[1,null,{"id":7},{"name":"x"}]}' }, /has no models/],
    ["nothing at all", { status: 200, body: '{"data":null}' }, /has no models/],
    ["a redirect", { status: 301, headers: { location: "http://127.0.0.1:1/" } }, /another address/],
    ["far too much", { status: 200, body: `{"data":[{"id":"${"a".repeat(9 * 1024 * 1024)}"}]}` }, /no list of models/],
  ])("is away with %s", async (_, behaviour, problem) => {
    const fake = await startFake();
    fake.listBehaviour = behaviour;
    const models = await open({ providers: [{ name: "acme", base_url: fake.url, api_key: "sk-secret" }] });
    expect(models.list()).toMatchObject({ available: [DEMO_MODEL], providers: [{ available: false }, {}] });
    expect(models.list().providers[0]?.problem).toMatch(problem);
    expect(models.list().providers[0]?.problem).not.toContain("secret");
  });
});

test("a model listed later is found within the refresh time", async () => {
  const fake = await startFake({ models: ["acme/a"] });
  const models = await open({ providers: [{ name: "acme", base_url: fake.url }], limits: { refreshMs: 30 } });
  fake.models = ["acme/a", "acme/b"];
  await vi.waitFor(() => expect(models.list().available).toEqual(["acme/a", "acme/b"]));
  fake.models = ["acme/b"];
  await vi.waitFor(() => expect(models.list().available).toEqual(["acme/b"]));
  expect(models.isKnown("acme/a")).toBe(true);
});

test("closing ends the refreshes", async () => {
  const fake = await startFake({ models: ["acme/a"] });
  const models = await open({ providers: [{ name: "acme", base_url: fake.url }], limits: { refreshMs: 20 } });
  await vi.waitFor(() => expect(fake.listed).toBeGreaterThan(2));
  models.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const listed = fake.listed;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(fake.listed).toBe(listed);
});

describe("with nothing configured", () => {
  test("an Ollama on this machine is used when it is there, and is no problem when it is not", async () => {
    const fake = await startFake({ models: ["llama3.2:3b"] });
    const log: LogEntry[] = [];
    const models = await open({ tryLocalOllama: true, localOllamaUrl: fake.url, log: (entry) => log.push(entry) });
    expect(models.list().available).toEqual(["ollama/llama3.2:3b"]);
    await fake.stop();
    await models.refresh();
    expect(models.list()).toMatchObject({
      available: [DEMO_MODEL],
      providers: [{ name: "neptun", kind: "demo", available: true }],
    });
    expect(log.map(({ level }) => level)).toEqual(["info", "warn"]);
  });

  test("the demonstration answers, and gives way to a real provider", async () => {
    expect(await ask(await open({ limits: { demoPieceMs: 0 } }), DEMO_MODEL)).toContain("without AI");
    const fake = await startFake({ models: ["acme/a"] });
    const models = await open({ providers: [{ name: "acme", base_url: fake.url }] });
    expect(models.isKnown(DEMO_MODEL)).toBe(true);
    expect(await refusal(models, DEMO_MODEL)).toBe("not_served");
  });
});
