import { type Db, isUnavailable, type Statement } from "@neptun/db";
import type { LiveAnswer } from "./live-answer.ts";

const EVERY_MS = 40;
const RETRY_MS = 500;

const INSERT_PIECES: Statement = {
  name: "piece_insert",
  urgent: true,
  text: `INSERT INTO chat_conversation_generation_piece AS p (neptun_user_id, generation_id, position, text)
SELECT g.neptun_user_id, g.id, x.position, x.text
FROM unnest($1::int[], $2::int[], $3::int[], $4::text[]) AS x(neptun_user_id, id, position, text)
JOIN chat_conversation_generation g
  ON g.neptun_user_id = x.neptun_user_id AND g.id = x.id AND g.status = 'streaming'
ON CONFLICT (neptun_user_id, generation_id, position) DO UPDATE SET text = excluded.text
RETURNING p.generation_id`,
};

/**
 * Stores what all live answers have received, in one statement every few hundredths of a second, however many answers
 * there are. A position written twice (the first answer of the database was lost) holds the later, longer text.
 */
export class PieceWriter {
  readonly #db: Db;
  readonly #answers: () => Iterable<LiveAnswer>;
  readonly #log: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #lastWrite = 0;

  constructor(db: Db, answers: () => Iterable<LiveAnswer>, log: (error: unknown) => void) {
    this.#db = db;
    this.#answers = answers;
    this.#log = log;
  }

  /** There is something to store soon. */
  wake(wait = Math.max(0, this.#lastWrite + EVERY_MS - performance.now())): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, wait);
  }

  /** Stores all that is pending now; on a database that is away it stays pending and is tried again. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
    const waiting = [...this.#answers()].filter((answer) => answer.hasPending);
    if (waiting.length === 0) return;
    this.#writing = this.#write(waiting).finally(() => {
      this.#writing = undefined;
      this.#lastWrite = performance.now();
    });
    await this.#writing;
  }

  async #write(answers: LiveAnswer[]): Promise<void> {
    const pieces = answers.map((answer) => answer.pending);
    try {
      const rows = await this.#db.query<{ generation_id: number }>(INSERT_PIECES, [
        answers.map(({ job }) => job.ctx.user.id),
        answers.map(({ job }) => job.generation_id),
        pieces.map(({ position }) => position),
        pieces.map(({ text }) => text),
      ]);
      const stored = new Set(rows.map((row) => row.generation_id));
      for (const [index, answer] of answers.entries()) {
        if (stored.has(answer.job.generation_id)) answer.confirm(pieces[index]!.text.length);
        else answer.cut("stopped"); // ended elsewhere, or deleted
      }
    } catch (error) {
      if (isUnavailable(error)) return this.wake(RETRY_MS);
      // One of them cannot be stored, say because its user was deleted meanwhile: find out which.
      if (answers.length > 1) {
        for (const answer of answers) await this.#write([answer]);
        return;
      }
      this.#log(error);
      answers[0]!.cut("interrupted");
    }
  }
}
