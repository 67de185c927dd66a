import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT, readEnv, VARIABLES } from "../src/env.ts";
import { toModelsConfig } from "../src/providers.ts";
import { keepSecret } from "../src/secret.ts";

const example = fs.readFileSync(path.join(ROOT, ".env.example"), "utf8");
const assigned = [...example.matchAll(/^(#?)([A-Z_]+)=(.*)$/gm)];

test(".env.example names every variable once, each under a comment", () => {
  expect(assigned.map(([, , name]) => name).toSorted()).toEqual(VARIABLES.toSorted());
  for (const [line] of assigned) {
    const before = example.slice(0, example.indexOf(line)).trimEnd().split("\n").at(-1)!;
    expect(before, line).toMatch(/^(# |#?[A-Z_]+=)/);
  }
});

test(".env.example says what the defaults are", () => {
  const defaults = Object.fromEntries(assigned.filter(([, off]) => !off).map(([, , name, value]) => [name, value]));
  expect(readEnv(defaults)).toEqual(readEnv({}));
});

test("an example value is a valid value", () => {
  const all = Object.fromEntries(assigned.map(([, , name, value]) => [name, value]));
  expect(() => readEnv(all)).not.toThrow();
});

test("without anything set, Neptun listens on this machine only and keeps its data in ./data", () => {
  expect(readEnv({})).toEqual({
    PORT: 3000,
    HOST: "127.0.0.1",
    APP_URL: "http://localhost:3000",
    DATA_DIR: path.join(ROOT, "data"),
    DATABASE_POOL_SIZE: 10,
    ENABLE_SIGNUP: true,
    TRASH_DAYS: 30,
    LOG_LEVEL: "info",
    TRUST_PROXY: 0,
    MAX_REQUEST_KIB: 2048,
    MAX_FILES_REQUEST_KIB: 20_480,
    MAX_MESSAGE_KIB: 512,
    MAX_FILE_KIB: 1024,
    MAX_BATCH_ITEMS: 1000,
    MAX_BATCH_BLOCKS: 5000,
    MAX_ANSWERS_PER_USER: 20,
    HEADERS_SECONDS: 20,
    REQUEST_SECONDS: 120,
    MODEL_START_SECONDS: 120,
    MODEL_SILENCE_SECONDS: 60,
    MODEL_ANSWER_SECONDS: 600,
  });
  expect(readEnv({ PORT: "8080", APP_URL: "" }).APP_URL).toBe("http://localhost:8080");
});

test.each([
  ["PORT", "abc"],
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "80.5"],
  ["APP_URL", "localhost:3000"],
  ["APP_URL", "ftp://x"],
  ["APP_URL", "https://x/neptun"],
  ["DATABASE_URL", "mysql://root:secret-word@x/y"],
  ["DATABASE_POOL_SIZE", "1"],
  ["OPENAI_BASE_URL", "nonsense"],
  ["OLLAMA_BASE_URL", "secret-word"],
  ["MODEL_PRICES", "acme/m=2.5"],
  ["MODEL_PRICES", "acme/m=1/2,acme/n=free/3"],
  ["SESSION_SECRET", "secret-word"],
  ["ENABLE_SIGNUP", "maybe"],
  ["LOG_LEVEL", "loud"],
  ["TRUST_PROXY", "everyone"],
  ["MAX_REQUEST_KIB", "33"],
  ["MAX_MESSAGE_KIB", "0"],
  ["MAX_FILE_KIB", "1.5"],
  ["MAX_BATCH_ITEMS", "all"],
  ["MAX_BATCH_BLOCKS", "-7"],
  ["MAX_ANSWERS_PER_USER", "-5"],
  ["HEADERS_SECONDS", "-5"],
  ["MODEL_SILENCE_SECONDS", "60s"],
  // Of two limits the one that holds the other must be the larger.
  ["MAX_REQUEST_KIB", "511"],
  ["MAX_FILES_REQUEST_KIB", "1000"],
  ["REQUEST_SECONDS", "19"],
  ["MODEL_ANSWER_SECONDS", "100"],
])("%s=%s is refused by name, without its value", (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name} must `));
  expect(() => readEnv({ [name]: value })).not.toThrow(value);
});

test("all wrong variables are named at once", () => {
  expect(() => readEnv({ PORT: "x", LOG_LEVEL: "y" })).toThrow(/^PORT .*\nLOG_LEVEL .*$/);
});

test("switches, lists, addresses, prices and proxies are understood", () => {
  const env = readEnv({
    ENABLE_SIGNUP: "No",
    OPENAI_MODELS: "a, b,,c",
    MODEL_PRICES: "acme/m=2.5/10, ollama/qwen3:8b=0/0",
    APP_URL: "https://neptun.example.org/",
    TRUST_PROXY: "loopback, 10.0.0.0/8",
    DATA_DIR: "/var/lib/neptun",
  });
  expect(env).toMatchObject({
    ENABLE_SIGNUP: false,
    OPENAI_MODELS: ["a", "b", "c"],
    MODEL_PRICES: { "acme/m": { prompt: 2.5, completion: 10 }, "ollama/qwen3:8b": { prompt: 0, completion: 0 } },
    APP_URL: "https://neptun.example.org",
    TRUST_PROXY: ["loopback", "10.0.0.0/8"],
    DATA_DIR: "/var/lib/neptun",
  });
});

test("providers are what is configured; Ollama on this machine is tried otherwise", () => {
  expect(toModelsConfig(readEnv({ MODEL_SILENCE_SECONDS: "7", MAX_MESSAGE_KIB: "64" }))).toEqual({
    providers: [],
    tryLocalOllama: true,
    limits: { firstPieceMs: 120_000, silenceMs: 7000, answerMs: 600_000, answerBytes: 65_536 },
  });
  const all = { OPENAI_API_KEY: "k", OPENROUTER_API_KEY: "r", OLLAMA_BASE_URL: "http://box:11434/" };
  expect(toModelsConfig(readEnv(all))).toMatchObject({
    providers: [
      { name: "openai", base_url: "https://api.openai.com/v1", api_key: "k", models: undefined },
      { name: "openrouter", base_url: "https://openrouter.ai/api/v1", api_key: "r" },
      { name: "ollama", base_url: "http://box:11434/v1" },
    ],
    tryLocalOllama: false,
  });
});

test("the server's own secret is made once, and only its account can read it", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-secret-"));
  const secret = keepSecret(path.join(folder, "data"));
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(keepSecret(path.join(folder, "data"))).toBe(secret);
  expect(fs.readdirSync(path.join(folder, "data"))).toEqual(["session-secret"]);
  expect(fs.statSync(path.join(folder, "data", "session-secret")).mode & 0o777).toBe(0o600);
  fs.writeFileSync(path.join(folder, "data", "session-secret"), "");
  expect(() => keepSecret(path.join(folder, "data"))).toThrow(/session-secret does not hold a secret/);
  fs.rmSync(folder, { recursive: true });
});
