import type { ModelErrorCode } from "./errors.ts";

/** One turn of the conversation as a provider reads it. */
export interface ChatTurn {
  role: "system" | "user" | "assistant";
  content: string;
}

/** What the provider counted. */
export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  /** In US dollars, where somebody tells it. */
  cost?: number;
}

/** How an answer came to its end. */
export interface Ending {
  usage?: Usage | undefined;
  /** It reached the longest answer that the model, or who asked, allows, and could go on. */
  isCut: boolean;
}

/** How a model is to answer; what is left out is up to its provider. */
export interface ModelSettings {
  temperature?: number;
  top_p?: number;
  /** Of the answer, thoughts included. */
  max_tokens?: number;
  /** The answer ends before the first of these. */
  stop?: string[];
  reasoning_effort?: string;
}

/** US dollars for a million tokens, read and written. */
export interface ModelPrice {
  prompt: number;
  completion: number;
}

/** Takes the next piece of an answer. */
export type OnText = (text: string) => void;

export interface ProviderStatus {
  name: string;
  kind: "openai-compatible" | "demo";
  available: boolean;
  /** Why it is not available, in words for a person. */
  problem?: string;
  /** The same in one word. */
  code?: ModelErrorCode;
  /** What it serves now, or served when it last answered. */
  models: string[];
}

export interface ModelList {
  /** Every valid identifier: what providers serve first, then what was configured or seen, then the catalogue. */
  models: string[];
  /** Those that can answer now. */
  available: string[];
  /** The context windows, in tokens, of those that can answer now and whose size is known. */
  context_tokens: Record<string, number>;
  /** What those that can answer now cost, where the operator or the provider tells it. */
  prices: Record<string, ModelPrice>;
  providers: ProviderStatus[];
}

export interface AnswerRequest {
  model: string;
  messages: ChatTurn[];
  settings?: ModelSettings | undefined;
  signal: AbortSignal;
}

export interface Models {
  /** From the cache; never waits. */
  list(): ModelList;
  /** Asks every provider now; settles within the listing time-out and never rejects. */
  refresh(): Promise<void>;
  /** Whether the id may be stored with a chat, served or not. */
  isKnown(id: string): boolean;
  /** The size of the model's context window in tokens, 8,192 where nobody tells. */
  contextTokens(id: string): number;
  /**
   * Asks a model. The text comes to `onText` as fast as the provider sends it, bounded by the bytes of an answer: what
   * waits in a socket is lost with its connection. Settles at the end. Throws ModelError; settles quietly and at once when
   * the signal aborts.
   */
  answer(request: AnswerRequest, onText: OnText): Promise<Ending>;
  /** Ends the background refreshes. Answers under way go on. */
  close(): void;
}

export interface ProviderConfig {
  /** Becomes the publisher of model ids that have none, as in `ollama/llama3.2:3b`. */
  name: string;
  /** Up to and including `/v1`. */
  base_url: string;
  api_key?: string;
  /** The only models to offer, instead of everything the provider lists. */
  models?: string[];
}

export interface Limits {
  firstPieceMs: number;
  silenceMs: number;
  answerMs: number;
  answerBytes: number;
  listMs: number;
  refreshMs: number;
  retryMs: number;
  demoPieceMs: number;
}

export interface LogEntry {
  level: "info" | "warn";
  message: string;
  provider: string;
}

export interface ModelsConfig {
  providers: ProviderConfig[];
  /** Tries an Ollama on this machine while no provider is configured. */
  tryLocalOllama: boolean;
  localOllamaUrl?: string;
  /** By the ids of models; they count before what providers tell. */
  prices?: Record<string, ModelPrice> | undefined;
  limits?: Partial<Limits>;
  log?(entry: LogEntry): void;
}

export const DEFAULT_LIMITS: Limits = {
  firstPieceMs: 120_000,
  silenceMs: 60_000,
  answerMs: 600_000,
  answerBytes: 512 * 1024,
  listMs: 2_500,
  refreshMs: 60_000,
  retryMs: 10_000,
  demoPieceMs: 18,
};
