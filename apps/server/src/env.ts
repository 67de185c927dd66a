import { isIP } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The folder of `package.json`, where `npm start` runs. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const whole = (from: number, to: number) =>
  z
    .string()
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to, {
      error: `must be a whole number from ${from} to ${to}`,
    })
    .transform(Number);

const SWITCH = ["true", "1", "yes", "on", "false", "0", "no", "off"];
const onOrOff = z
  .string()
  .toLowerCase()
  .refine((text) => SWITCH.includes(text), { error: "must be true or false" })
  .transform((text) => SWITCH.indexOf(text) < 4);

const address = (example: string, ...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address such as ${example}`,
  });
const httpAddress = (example: string) =>
  address(example, "http:", "https:").transform((text) => text.replace(/\/+$/, ""));

const NETWORKS = ["loopback", "linklocal", "uniquelocal"];
const isNetwork = (text: string) => {
  const [ip = "", bits] = text.split("/");
  return NETWORKS.includes(text) || (isIP(ip) !== 0 && (bits === undefined || /^\d{1,3}$/.test(bits)));
};
const proxies = z
  .string()
  .transform((text): number | string[] => {
    if (/^\d{1,2}$/.test(text)) return Number(text);
    if (text === "true" || text === "false") return Number(text === "true");
    return text.split(",").map((part) => part.trim());
  })
  .refine((value) => typeof value === "number" || value.every(isNetwork), {
    error: "must be the number of proxies in front of Neptun, or their addresses separated by commas",
  });

const list = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

const PRICE = /^(\S+)=(\d{1,6}(?:\.\d{1,6})?)\/(\d{1,6}(?:\.\d{1,6})?)$/;
/** "acme/large=2.5/10": dollars for a million tokens, read and written. */
const prices = z
  .string()
  .transform(list)
  .refine((parts) => parts.every((part) => PRICE.test(part)), {
    error: "must be prices such as openai/gpt-4o=2.5/10, separated by commas",
  })
  .transform((parts) =>
    Object.fromEntries(
      parts.map((part) => {
        const [, id = "", prompt, completion] = PRICE.exec(part)!;
        return [id, { prompt: Number(prompt), completion: Number(completion) }];
      }),
    ),
  );

const VariablesSchema = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  APP_URL: httpAddress("https://neptun.example.org")
    .refine((text) => new URL(text).pathname === "/", { error: "must not have a path" })
    .optional(),
  DATA_DIR: z
    .string()
    .default("./data")
    .transform((folder) => path.resolve(ROOT, folder)),
  DATABASE_URL: address("postgresql://user:password@127.0.0.1:5432/neptun", "postgres:", "postgresql:").optional(),
  DATABASE_POOL_SIZE: whole(2, 500).default(10),
  OPENAI_BASE_URL: httpAddress("http://127.0.0.1:8000/v1").optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODELS: z.string().transform(list).optional(),
  OLLAMA_BASE_URL: httpAddress("http://127.0.0.1:11434").optional(),
  OPENROUTER_API_KEY: z.string().optional(),
  MODEL_PRICES: prices.optional(),
  SESSION_SECRET: z.string().min(32, { error: "must have at least 32 characters" }).optional(),
  ENABLE_SIGNUP: onOrOff.default(true),
  TRASH_DAYS: whole(1, 3650).default(30),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
  TRUST_PROXY: proxies.default(0),
  MAX_REQUEST_KIB: whole(64, 262_144).default(2048),
  MAX_FILES_REQUEST_KIB: whole(64, 262_144).default(20_480),
  MAX_MESSAGE_KIB: whole(1, 8192).default(512),
  MAX_FILE_KIB: whole(1, 65_536).default(1024),
  MAX_BATCH_ITEMS: whole(1, 100_000).default(1000),
  MAX_BATCH_BLOCKS: whole(1, 100_000).default(5000),
  MAX_ANSWERS_PER_USER: whole(1, 1000).default(20),
  HEADERS_SECONDS: whole(1, 3600).default(20),
  REQUEST_SECONDS: whole(1, 86_400).default(120),
  MODEL_START_SECONDS: whole(1, 86_400).default(120),
  MODEL_SILENCE_SECONDS: whole(1, 86_400).default(60),
  MODEL_ANSWER_SECONDS: whole(1, 86_400).default(600),
});

/** What one limit holds must fit into the other. */
const AT_LEAST = [
  ["MAX_REQUEST_KIB", "MAX_MESSAGE_KIB"],
  ["MAX_FILES_REQUEST_KIB", "MAX_FILE_KIB"],
  ["REQUEST_SECONDS", "HEADERS_SECONDS"],
  ["MODEL_ANSWER_SECONDS", "MODEL_START_SECONDS"],
] as const;

const EnvSchema = VariablesSchema.superRefine((env, context) => {
  for (const [larger, smaller] of AT_LEAST) {
    const message = `must be at least ${smaller} (${env[smaller]})`;
    if (env[larger] < env[smaller]) context.addIssue({ code: "custom", path: [larger], message });
  }
});

/** What the environment says, with its defaults; `APP_URL` has no trailing slash. */
export type Env = z.infer<typeof EnvSchema> & { APP_URL: string };

export const VARIABLES = Object.keys(VariablesSchema.shape);

/** Names every wrong variable, and never shows a value: it may be a secret. */
export class EnvError extends Error {}

/** Reads the variables; an empty one counts as not set. Throws EnvError. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const { data, error } = EnvSchema.safeParse(given);
  if (error) throw new EnvError(error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("\n"));
  return { ...data, APP_URL: data.APP_URL ?? `http://localhost:${data.PORT}` };
}

/** The process's environment, completed by the `.env` file in the root if there is one. Throws EnvError. */
export function loadEnv(): Env {
  try {
    process.loadEnvFile(path.join(ROOT, ".env"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw new EnvError(`.env cannot be read: ${error}`);
  }
  return readEnv(process.env);
}
