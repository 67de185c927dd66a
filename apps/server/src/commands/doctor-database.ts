import { json } from "node:stream/consumers";
import { type Check, checkDatabase, hasEmbedded } from "@neptun/db";
import type { Env } from "../env.ts";
import { wordsOf } from "./command.ts";
import { askOperator, connectAlone, databaseOwner } from "./database.ts";

/** The database and what is stored in it. */
export async function checkData(env: Env): Promise<Check[]> {
  const name = "database";
  if (!env.DATABASE_URL && !hasEmbedded(env.DATA_DIR))
    return [{ name, level: "note", found: "none yet", advice: "It is made at the first start." }];
  try {
    const { where, checks } = await lookAtData(env);
    return [{ name, level: "ok", found: where }, ...checks];
  } catch (error) {
    return [{ name, level: "problem", found: wordsOf(error), advice: adviceFor(env) }];
  }
}

async function lookAtData(env: Env): Promise<{ where: string; checks: Check[] }> {
  const reply = await askOperator(env, "GET", "/doctor");
  if (reply) return (await json(reply)) as { where: string; checks: Check[] };
  const connection = await connectAlone(env);
  try {
    return { where: connection.describe(), checks: await checkDatabase(connection.client) };
  } finally {
    await connection.close();
  }
}

function adviceFor(env: Env): string {
  if (env.DATABASE_URL) return "Check DATABASE_URL, and whether the server runs and lets this machine in.";
  return databaseOwner(env)
    ? "The process that has opened it does not answer commands: restart it, or stop it and try again."
    : "Look at the log of Neptun; a backup can be restored into a new DATA_DIR.";
}
