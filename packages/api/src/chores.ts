import type { Db } from "@neptun/db";
import { purgeAttempts } from "./attempt/service.ts";
import { trimEvents } from "./event/service.ts";
import { purgeIdempotencyKeys } from "./idempotency.ts";
import { purgeSessions } from "./session/service.ts";
import { purgeShares } from "./share/service.ts";
import { purgeTrash } from "./trash/service.ts";

/** What is to be done now and then: removes what has expired. */
export async function doChores(db: Db, { trashDays }: { trashDays: number }): Promise<void> {
  await purgeSessions(db);
  await purgeAttempts(db);
  await purgeIdempotencyKeys(db);
  await purgeShares(db);
  await purgeTrash(db, trashDays);
  await trimEvents(db);
}
