import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import {
  type Answers,
  createAnswers,
  createFeeds,
  doChores,
  type Feeds,
  type Indexer,
  startIndexer,
} from "@neptun/api";
import { setLimits } from "@neptun/api/schema";
import { createDb, type OpenDb } from "@neptun/db";
import { createModels, type LogEntry, type Models } from "@neptun/models";
import pino from "pino";
import { createApp } from "./app.ts";
import { createAttemptLimits } from "./attempts.ts";
import { type Env, EnvError, loadEnv } from "./env.ts";
import { closeServer, listen } from "./listen.ts";
import { type OperatorSocket, openOperator } from "./operator.ts";
import { toModelsConfig } from "./providers.ts";
import { keepSecret } from "./secret.ts";

const HOUR_MS = 60 * 60 * 1000;
const SHUTDOWN_MS = 28_000;
const ANSWERS_MS = 10_000;

// How much more than what is alive the heap may hold. V8 lets it become four times as large while much is read: on the small
// machines where Neptun lives, half the memory is worth a tenth of the time of large lists (bench/README.md).
setFlagsFromString("--heap-growing-percent=60");

/** Says why in a line a person can act on. */
function giveUp(reason: string): never {
  console.error(`Neptun cannot start: ${reason}`);
  process.exit(1);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).split("\n", 1)[0];

function readSecret(dataDir: string): string {
  try {
    return keepSecret(dataDir);
  } catch (error) {
    return giveUp(`DATA_DIR ${dataDir} cannot be used: ${messageOf(error)}`);
  }
}

async function start(env: Env) {
  const log = pino({ level: env.LOG_LEVEL });
  process.on("unhandledRejection", (reason) => log.error({ err: reason }, "unhandled rejection"));
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "uncaught exception");
    process.exit(1);
  });
  setLimits({
    message_bytes: env.MAX_MESSAGE_KIB * 1024,
    file_bytes: env.MAX_FILE_KIB * 1024,
    batch_items: env.MAX_BATCH_ITEMS,
    batch_blocks: env.MAX_BATCH_BLOCKS,
  });
  const secret = env.SESSION_SECRET ?? readSecret(env.DATA_DIR);
  const db = await createDb({
    url: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    poolSize: env.DATABASE_POOL_SIZE,
    onError: (error) => log.warn({ reason: error.message }, "database connection"),
  }).catch((error: unknown) => giveUp(messageOf(error)!));
  // The line at the start says which providers answer; after it, the log says what changes.
  let isStarted = false;
  const logModels = ({ level, message, provider }: LogEntry) => isStarted && log[level]({ provider }, message);
  const models = createModels({ ...toModelsConfig(env), log: logModels });
  const logError = (error: unknown, message: string) => log.error({ err: error }, message);
  const events = createFeeds({ db, log: logError, connect: db.connectNotices });
  const answers = createAnswers({
    db,
    models,
    events,
    log: logError,
    alone: db.kind === "embedded",
    perUser: env.MAX_ANSWERS_PER_USER,
  });
  await answers.open();
  const app = createApp({
    db,
    models,
    answers,
    events,
    log,
    settings: {
      appUrl: env.APP_URL,
      secret,
      enableSignup: env.ENABLE_SIGNUP,
      trashDays: env.TRASH_DAYS,
      trustProxy: env.TRUST_PROXY,
      requestBytes: env.MAX_REQUEST_KIB * 1024,
      filesRequestBytes: env.MAX_FILES_REQUEST_KIB * 1024,
      webRoot: fileURLToPath(new URL("../../web/dist", import.meta.url)),
    },
    attempts: createAttemptLimits(db),
  });
  const indexer = startIndexer({ db, log: logError });
  const operator = await openOperator({ db, dataDir: env.DATA_DIR, log });
  const server = await listen(app, env).catch((error: unknown) => giveUp(messageOf(error)!));
  // Ctrl-C under `npm start` arrives twice, from the terminal and from npm: the second must not cut short what the first began.
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (!stopping) void stop(server, { db, models, answers, events, indexer, operator }, log);
      stopping = true;
    });
  }
  const tidyUp = () => doChores(db, { trashDays: env.TRASH_DAYS }).catch((error) => log.warn({ err: error }, "chores"));
  void tidyUp();
  setInterval(tidyUp, HOUR_MS).unref();
  await models.refresh();
  isStarted = true;
  const { port } = server.address() as { port: number };
  const address = env.PORT === 0 ? `http://${env.HOST}:${port}` : env.APP_URL;
  console.log(
    `Neptun listens on ${address} (${env.HOST}:${port}), keeps its data in ${db.describe()}, and asks ${providersOf(models)}.`,
  );
}

function providersOf(models: Models): string {
  const said = models.list().providers.filter(({ kind, available }) => kind !== "demo" || available);
  const inWords = said.map(({ name, kind, available }) => {
    if (kind === "demo") return "the built-in demonstration without AI";
    return available ? name : `${name} (not reachable)`;
  });
  return inWords.join(", ");
}

interface Running {
  db: OpenDb;
  models: Models;
  answers: Answers;
  events: Feeds;
  indexer: Indexer;
  operator: OperatorSocket;
}

/** Requests finish, answers are stored, and the process is gone within half a minute. */
async function stop(
  server: Parameters<typeof closeServer>[0],
  { db, models, answers, events, indexer, operator }: Running,
  log: pino.Logger,
) {
  const late = setTimeout(() => {
    log.error("the shutdown took too long");
    process.exit(1);
  }, SHUTDOWN_MS);
  late.unref();
  const stored = Promise.race([answers.close(), sleep(ANSWERS_MS, undefined, { ref: false })]);
  // Who watches comes back to another process, or this one's successor, and misses nothing.
  await events.close();
  await Promise.all([stored, closeServer(server, stored), indexer.close(), operator.close()]);
  models.close();
  await db.close();
  process.exit(0);
}

try {
  await start(loadEnv());
} catch (error) {
  if (error instanceof EnvError) giveUp(`the environment is not right.\n${error.message}`);
  console.error(error);
  process.exit(1);
}
