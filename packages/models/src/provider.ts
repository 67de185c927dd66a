import { english } from "./english.ts";
import { ModelError } from "./errors.ts";
import { fetchListing, type ListedModel, type Listing } from "./listing.ts";
import { toModelId, toUpstreamId } from "./model-ids.ts";
import type { Limits, LogEntry, ProviderConfig, ProviderStatus } from "./port.ts";

export interface Route extends ListedModel {
  upstream: string;
}

function toRoutes({ name, models }: ProviderConfig, listing: Listing): Map<string, Route> {
  const upstreams = models?.length
    ? models.map((configured) => toUpstreamId(name, configured, listing))
    : [...listing.keys()];
  const routes = new Map<string, Route>();
  for (const upstream of upstreams) {
    const id = toModelId(name, upstream);
    if (id && !routes.has(id)) routes.set(id, { ...listing.get(upstream), upstream });
  }
  return routes;
}

/** One configured provider: what it serves, as of its last answer, asked again in the background. */
export class Provider {
  readonly config: ProviderConfig;
  /** Nobody configured it, so its absence is no news. */
  readonly guessed: boolean;
  routes: ReadonlyMap<string, Route>;
  /** Why it is away; undefined while it answers with at least one model. */
  failure: ModelError | undefined;
  readonly #limits: Limits;
  readonly #log: (entry: LogEntry) => void;
  #asking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #misses = 0;
  #closed = false;

  constructor(config: ProviderConfig, limits: Limits, log: (entry: LogEntry) => void, guessed: boolean) {
    this.config = config;
    this.guessed = guessed;
    this.#limits = limits;
    this.#log = log;
    this.routes = toRoutes(config, new Map());
    this.failure = new ModelError("provider_unreachable", english`${config.name} has not answered yet.`);
  }

  get available(): boolean {
    return this.failure === undefined;
  }

  status(): ProviderStatus {
    return {
      name: this.config.name,
      kind: "openai-compatible",
      available: this.available,
      ...(this.failure ? { problem: this.failure.message, code: this.failure.code } : {}),
      models: [...this.routes.keys()],
    };
  }

  /** Asks for its models, or joins who is asking already. Never rejects. */
  refresh(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
      this.#schedule();
    });
    return this.#asking;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const wait = this.available && this.#misses === 0 ? this.#limits.refreshMs : this.#limits.retryMs;
    this.#timer = setTimeout(() => void this.refresh(), wait).unref();
  }

  async #ask(): Promise<void> {
    try {
      const routes = toRoutes(this.config, await fetchListing(this.config, this.#limits.listMs));
      this.#misses = 0;
      this.routes = routes;
      this.#become(
        routes.size > 0 ? undefined : new ModelError("not_served", english`${this.config.name} has no models.`),
      );
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      // A server that is busy answering is slow to list: one time-out alone does not make it away.
      const busy = error.code === "provider_silent" && this.available && this.#misses++ === 0;
      if (!busy) this.#become(error);
    }
  }

  #become(failure: ModelError | undefined): void {
    const wasAvailable = this.available;
    const changed = failure?.message !== this.failure?.message;
    this.failure = failure;
    if (!changed) return;
    const { name } = this.config;
    const count = this.routes.size;
    if (!failure)
      this.#log({ level: "info", provider: name, message: `${name} serves ${count} model${count === 1 ? "" : "s"}.` });
    else if (wasAvailable || !this.guessed) this.#log({ level: "warn", provider: name, message: failure.message });
  }
}
