import type { Db } from "@neptun/db";
import { english } from "../said.ts";
import { endGeneration } from "./end.ts";
import type { LiveAnswer } from "./live-answer.ts";

/** A process that has not written for so long is gone. */
const SILENT_SECONDS = 15;

const HEARTBEAT = {
  name: "generation_heartbeat",
  text: `UPDATE chat_conversation_generation g SET heartbeat_at = now()
FROM unnest($1::int[], $2::int[]) AS x(neptun_user_id, id)
WHERE g.neptun_user_id = x.neptun_user_id AND g.id = x.id AND g.status = 'streaming' RETURNING g.id`,
};

const ORPHANS = {
  name: "generation_orphans",
  text: `SELECT g.neptun_user_id, g.id AS generation_id, m.id AS message_id, m.chat_conversation_id AS chat_id
FROM chat_conversation_generation g
JOIN chat_conversation_message m ON m.neptun_user_id = g.neptun_user_id AND m.id = g.chat_conversation_message_id
WHERE g.status = 'streaming' AND ($1 OR g.heartbeat_at < now() - make_interval(secs => ${SILENT_SECONDS}))
  AND m.id <> ALL($2::int[])`,
};

interface Orphan {
  neptun_user_id: number;
  generation_id: number;
  message_id: number;
  chat_id: number;
}

/** Says that these answers are being written, and stops those that were ended elsewhere. */
export async function sendHeartbeats(db: Db, answers: LiveAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  const rows = await db.query<{ id: number }>(HEARTBEAT, [
    answers.map(({ job }) => job.ctx.user.id),
    answers.map(({ job }) => job.generation_id),
  ]);
  const running = new Set(rows.map(({ id }) => id));
  for (const answer of answers) if (!running.has(answer.job.generation_id)) answer.cut("stopped");
}

/** Marks answers whose process is gone as interrupted; the text they have stays. */
export async function endOrphans(db: Db, { all, except }: { all: boolean; except: number[] }): Promise<void> {
  for (const { neptun_user_id, ...orphan } of await db.query<Orphan>(ORPHANS, [all, except])) {
    await endGeneration({ db, user: { id: neptun_user_id } }, orphan, {
      status: "interrupted",
      error_code: "interrupted",
      error_message: english`The server stopped while this answer was being written. What had arrived is kept.`,
    });
  }
}
