import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type FakeProvider, type FakeProviderOptions, startFakeProvider } from "../packages/models/src/testing.ts";
import { Client, type Target } from "./client.ts";
import type { Cluster } from "./postgres.ts";
import { ServerProcess } from "./server.ts";
import type { Tally } from "./tally.ts";

export type DatabaseKind = "embedded" | "server";

const PASSWORD = "a long and private phrase";
export const MODEL = "google/gemma-2-27b-it";
export const RECOVERY_BOUND_MS = 60_000;

/** Where the databases of a server run come from: a cluster of our own, or one that is there and is not to be hurt. */
export interface DatabaseSource {
  kind: DatabaseKind;
  /** Makes an empty database and gives its address; undefined: embedded. */
  create(): Promise<string | undefined>;
  /** Puts an empty embedded cluster into a data folder; without it the first start makes one. */
  prepare?(dataDir: string): Promise<void>;
  /** The cluster, where it may be hurt. */
  cluster?: Cluster;
}

export interface World {
  database: DatabaseSource;
  rounds: number;
  /** No new round begins after this time. */
  until: number;
  tally: Tally;
  folder: string;
  /** Ended, last first, when the scenario is over. */
  later: (() => Promise<unknown> | unknown)[];
  say(text: string): void;
}

/** One signed-in user against one server process. */
export interface Stage {
  server: ServerProcess;
  provider: FakeProvider;
  client: Client;
  home: string;
}

/** The numbers of the rounds, as long as there is time. */
export function* roundsOf({ rounds, until }: World) {
  for (let n = 1; n <= rounds && Date.now() < until; n++) yield n;
}

export const newFolder = (name = "neptun-faults-") => fs.mkdtempSync(path.join(os.tmpdir(), name));

export interface StageOptions {
  dataDir?: string;
  env?: Record<string, string>;
  nodeArguments?: string[];
  provider?: FakeProviderOptions;
  /** Told which server it is, before it starts. */
  onServer?(server: ServerProcess): void;
}

/** A server on an empty database, a provider beside it, and a user. */
export async function setStage(world: World, options: StageOptions = {}): Promise<Stage> {
  const provider = await startFakeProvider(options.provider);
  world.later.push(() => provider.stop());
  const server = await newServer(world, { ...options, env: { OPENAI_BASE_URL: provider.url, ...options.env } });
  options.onServer?.(server);
  await server.start();
  return { server, provider, ...(await signUp(world, server)) };
}

export async function newServer(world: World, { dataDir, env, nodeArguments }: StageOptions): Promise<ServerProcess> {
  const url = await world.database.create();
  const folder = dataDir ?? path.join(world.folder, "data");
  await world.database.prepare?.(folder);
  const server = new ServerProcess({ DATA_DIR: folder, ...(url ? { DATABASE_URL: url } : {}), ...env }, nodeArguments);
  world.later.push(() => server.kill());
  return server;
}

export async function signUp({ tally }: World, target: Target) {
  const client = new Client(target, tally);
  const email = `writer-${Date.now()}@example.org`;
  const { user } = await client.must("POST", "/api/auth/sign-up", { email, password: PASSWORD });
  return { client, home: `/api/users/${user.id}` };
}

export async function newChat({ client, home }: Pick<Stage, "client" | "home">, name = "Chat"): Promise<number> {
  return (await client.must("POST", `${home}/chats`, { model: MODEL, name })).chat.id;
}

/** Waits until a write is stored again, and how long that took is the recovery time. */
export async function untilWritable({ client, home }: Stage, { tally }: World, boundMs = RECOVERY_BOUND_MS) {
  const began = performance.now();
  for (const giveUp = Date.now() + 2 * boundMs; ; await sleep(50)) {
    const reply = await client.post(`${home}/chats`, { model: MODEL, name: "Back" });
    if (reply.kind === "ok") break;
    if (Date.now() > giveUp) {
      tally.violate(`did not recover within ${2 * boundMs} ms: ${JSON.stringify(reply)}`);
      throw new Error("The server did not recover");
    }
  }
  tally.recovered(performance.now() - began, boundMs);
}

/** Starts the server again; the time until it answers is the recovery time. */
export async function restart({ server }: Stage, { tally }: World) {
  const began = performance.now();
  await server.start();
  tally.recovered(performance.now() - began, RECOVERY_BOUND_MS);
}
