import { CATALOGUE, catalogueContextTokens, DEMO_MODEL } from "./catalogue.ts";
import { answerDemo } from "./demo.ts";
import { english } from "./english.ts";
import { ModelError, type ModelErrorCode } from "./errors.ts";
import { askProvider } from "./openai-compatible.ts";
import {
  type AnswerRequest,
  DEFAULT_LIMITS,
  type Ending,
  type ModelList,
  type ModelPrice,
  type Models,
  type ModelsConfig,
  type OnText,
  type Usage,
} from "./port.ts";
import { costOf } from "./prices.ts";
import { Provider } from "./provider.ts";

const MAY_BE_AWAY = new Set<ModelErrorCode>([
  "provider_unreachable",
  "provider_refused_key",
  "provider_broke_off",
  "not_served",
]);
const LOCAL_OLLAMA = "http://127.0.0.1:11434/v1";

/** The port to all configured providers. Starts asking them at once and goes on in the background until closed. */
export function createModels(config: ModelsConfig): Models {
  const limits = { ...DEFAULT_LIMITS, ...config.limits };
  const log = config.log ?? (() => {});
  const guessed = config.providers.length === 0 && config.tryLocalOllama;
  const configs = guessed ? [{ name: "ollama", base_url: config.localOllamaUrl ?? LOCAL_OLLAMA }] : config.providers;
  const providers = configs.map((each) => new Provider(each, limits, log, guessed));
  const known = new Set<string>([...CATALOGUE.keys(), DEMO_MODEL]);

  const serving = () => providers.filter((provider) => provider.available);
  const demoServes = () => serving().length === 0;
  const routed = (id: string) => serving().find((provider) => provider.routes.has(id));
  const remember = () => {
    for (const provider of providers) for (const id of provider.routes.keys()) known.add(id);
  };
  const refresh = async () => {
    await Promise.all(providers.map((provider) => provider.refresh()));
  };

  function list(): ModelList {
    remember();
    const served = serving().flatMap((provider) => [...provider.routes.keys()]);
    const available = [...new Set(demoServes() ? [DEMO_MODEL] : served)];
    const shown = providers.filter((provider) => provider.available || !provider.guessed);
    return {
      models: [...new Set([...available, ...providers.flatMap(({ routes }) => [...routes.keys()]), ...known])],
      available,
      context_tokens: Object.fromEntries(
        available.flatMap((id) => {
          const tokens = toldTokens(id) ?? CATALOGUE.get(id);
          return tokens === undefined ? [] : [[id, tokens]];
        }),
      ),
      prices: Object.fromEntries(
        available.flatMap((id) => {
          const price = priceOf(id);
          return price ? [[id, price]] : [];
        }),
      ),
      providers: [
        ...shown.map((provider) => provider.status()),
        { name: "neptun", kind: "demo", available: demoServes(), models: [DEMO_MODEL] },
      ],
    };
  }

  function isKnown(id: string): boolean {
    remember();
    return known.has(id);
  }

  function toldTokens(id: string): number | undefined {
    const told = [...serving(), ...providers].map((provider) => provider.routes.get(id)?.contextTokens);
    return told.find((tokens) => tokens !== undefined);
  }

  const contextTokens = (id: string) => toldTokens(id) ?? catalogueContextTokens(id);

  /** The operator's own price; a name such as `constructor` has none. */
  const ownPrice = (id: string): ModelPrice | undefined =>
    config.prices && Object.hasOwn(config.prices, id) ? config.prices[id] : undefined;
  const priceOf = (id: string): ModelPrice | undefined => ownPrice(id) ?? routed(id)?.routes.get(id)?.price;

  /** With what it cost: by the operator's price, else as the provider says, else by the price in its list. */
  function withCost(id: string, usage: Usage | undefined): Usage | undefined {
    if (!usage) return undefined;
    const price = ownPrice(id) ?? (usage.cost === undefined ? priceOf(id) : undefined);
    return price ? { ...usage, cost: costOf(usage, price) } : usage;
  }

  function whyNotServed(id: string): ModelError {
    const owner = providers.find((provider) => provider.routes.has(id));
    if (owner?.failure) return new ModelError(owner.failure.code, owner.failure.message);
    if (!isKnown(id))
      return new ModelError("unknown_model", english`There is no model of this name. Choose another one.`);
    const words =
      id === DEMO_MODEL
        ? english`The demonstration without AI answers only while no provider does. Choose another model.`
        : english`No provider offers this model right now. Choose another one.`;
    return new ModelError("not_served", words);
  }

  async function answer(request: AnswerRequest, onText: OnText): Promise<Ending> {
    const { model, messages, settings, signal } = request;
    if (!routed(model) && !(model === DEMO_MODEL && demoServes())) await untilAborted(refresh(), signal);
    if (signal.aborted) return { isCut: false };
    const provider = routed(model);
    const upstream = provider?.routes.get(model)?.upstream;
    if (provider && upstream !== undefined) {
      try {
        const question = { provider: provider.config, model: upstream, messages, settings, signal, limits };
        const { usage, isCut } = await askProvider(question, onText);
        return { usage: withCost(model, usage), isCut };
      } catch (error) {
        if (error instanceof ModelError && MAY_BE_AWAY.has(error.code)) void provider.refresh();
        throw error;
      }
    }
    if (model !== DEMO_MODEL || !demoServes()) throw whyNotServed(model);
    await answerDemo(request, onText, limits.demoPieceMs);
    return { isCut: false };
  }

  void refresh();
  return {
    list,
    refresh,
    isKnown,
    contextTokens,
    answer,
    close() {
      for (const provider of providers) provider.close();
    },
  };
}

async function untilAborted(wait: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  let stop = () => {};
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener("abort", stop, { once: true });
  });
  await Promise.race([wait, aborted]);
  signal.removeEventListener("abort", stop);
}
