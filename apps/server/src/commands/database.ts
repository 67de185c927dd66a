import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { request } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { BackupError, type Connection, connect, lockOwner } from "@neptun/db";
import type { Env } from "../env.ts";
import { operatorPath } from "../operator.ts";

/** Asks the process that has opened the embedded database; undefined when there is none. */
export async function askOperator(env: Env, method: string, url: string): Promise<IncomingMessage | undefined> {
  if (env.DATABASE_URL) return undefined;
  const reply = await new Promise<IncomingMessage | undefined>((resolve, reject) => {
    const asked = request({ socketPath: operatorPath(env.DATA_DIR), method, path: url }, resolve);
    asked.on("error", ({ code, message }: NodeJS.ErrnoException) => {
      if (code === "ENOENT" || code === "ECONNREFUSED") resolve(undefined);
      else reject(new BackupError(`The running Neptun cannot be asked at ${operatorPath(env.DATA_DIR)}: ${message}`));
    });
    asked.end();
  });
  if (!reply || reply.statusCode === 200) return reply;
  const { message } = JSON.parse(await text(reply)) as { message: string };
  throw new BackupError(message);
}

/** A copy of the embedded database that another process has opened; undefined when none has. */
export async function askForSnapshot(env: Env): Promise<{ folder: string; remove(): Promise<void> } | undefined> {
  const reply = await askOperator(env, "POST", "/snapshot");
  if (!reply) return undefined;
  reply.on("error", () => {}); // the copy is ours, whatever becomes of the process
  const [said] = (await once(reply, "data")) as [Buffer];
  const { folder } = JSON.parse(said.toString()) as { folder: string };
  const remove = async () => {
    reply.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, remove };
}

/** Opens the database as it is, while no Neptun has opened an embedded one. */
export async function connectAlone(env: Env, options: { create?: boolean } = {}): Promise<Connection> {
  const owner = env.DATABASE_URL ? undefined : databaseOwner(env);
  if (owner)
    throw new BackupError(`The database in ${env.DATA_DIR} is in use by process ${owner.pid} on ${owner.host}.`);
  return connect({ url: env.DATABASE_URL, dataDir: env.DATA_DIR }, options);
}

/** The process that has opened the embedded database. */
export const databaseOwner = (env: Env) => lockOwner(path.join(env.DATA_DIR, "pg"));
