import { setImmediate as pause, setTimeout as sleep } from "node:timers/promises";
import { type Db, isUnavailable } from "@neptun/db";
import {
  ADD_WORDS,
  DOCUMENTS,
  type Document,
  LEAVE_QUEUE,
  LOCK_INDEX,
  READ_QUEUE,
  REMOVE_WORDS,
  SAVE_ENTRIES,
  SOME_WORD_IDS,
} from "./index-statements.ts";
import type { Kind } from "./query.ts";
import { wordsOf } from "./words.ts";

const BATCH = 200;
/** What a batch should take: on the embedded database everything else waits for it. */
const BATCH_MS = 50;
/** Words in one statement. */
const WORDS = 5_000;
/** New words that are added in the transaction of their texts, and at once before it. */
const MOST_NEW = 250;
const AHEAD = 100;
const IDLE_MS = 500;

interface Word {
  user: number;
  word: string;
}

interface Queued {
  neptun_user_id: number;
  id: string;
  kind: Kind | "word";
  item_id: number;
}

/** Where a reader of the queue is: it goes round over the users, so that a long queue of one is not everyone's. */
export interface Place {
  user: number;
}

/** Indexes a batch of what waits, and says of how many; 0 when nothing does. Other processes may do the same meanwhile. */
export async function indexBatch(db: Db, place: Place = { user: 0 }, size = BATCH): Promise<number> {
  const { user } = place;
  try {
    return await indexTogether(db, place, size, MOST_NEW);
  } catch (error) {
    if (!(error instanceof ManyWords)) throw error;
    await addAhead(db, error.words);
    place.user = user;
    return indexTogether(db, place, size, Number.POSITIVE_INFINITY);
  }
}

/** So many words are new that whoever needs the database would wait for them. */
class ManyWords extends Error {
  readonly words: Word[];
  constructor(words: Word[]) {
    super("Too many new words for one transaction");
    this.words = words;
  }
}

/** Adds words some at a time, and lets others in between. Without a text they are found by nobody. */
async function addAhead(db: Db, words: Word[]) {
  for (let from = 0; from < words.length; from += AHEAD) {
    const some = words.slice(from, from + AHEAD);
    await db.query(ADD_WORDS, [some.map(({ user }) => user), some.map(({ word }) => word)]);
    await pause();
  }
}

function indexTogether(db: Db, place: Place, size: number, mostNew: number): Promise<number> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.query<{ locked: boolean }>(LOCK_INDEX, []);
    if (!lock?.locked) return 0;
    const queued = await tx.query<Queued>(READ_QUEUE, [place.user, size]);
    if (queued.length === 0) {
      const wasAtStart = place.user === 0;
      place.user = 0;
      return wasAtStart ? 0 : 1;
    }
    place.user = queued.at(-1)!.neptun_user_id;
    await removeWords(tx, queued);
    const texts = queued.filter(({ kind }) => kind !== "word");
    const documents = await tx.query<Document>(DOCUMENTS, [
      texts.map((row) => row.neptun_user_id),
      texts.map(({ kind }) => kind),
      texts.map(({ item_id }) => item_id),
    ]);
    // Only so much text at once: the rest of the batch stays.
    const isLeft = new Set(documents.filter(({ text }) => text === null).map(keyOf));
    const done = queued.filter((row) => !isLeft.has(keyOf(row)));
    await saveEntries(
      tx,
      documents.filter((row): row is Document & { text: string } => row.text !== null),
      mostNew,
    );
    await tx.query(LEAVE_QUEUE, [done.map((row) => row.neptun_user_id), done.map(({ id }) => id)]);
    return queued.length;
  });
}

async function removeWords(tx: Db, queued: Queued[]) {
  const words = queued.filter(({ kind }) => kind === "word");
  for (const user of new Set(words.map((row) => row.neptun_user_id))) {
    const ids = words.filter((row) => row.neptun_user_id === user).map(({ item_id }) => item_id);
    await tx.query(REMOVE_WORDS, [user, ids]);
  }
}

const keyOf = ({ neptun_user_id, kind, item_id }: Omit<Queued, "id">) => `${neptun_user_id} ${kind} ${item_id}`;

async function saveEntries(tx: Db, documents: (Document & { text: string })[], mostNew: number) {
  const words: { document: Document; words: string[] }[] = [];
  for (const document of documents) {
    words.push({ document, words: [...wordsOf(document.text)] });
    if (document.text.length > 50_000) await pause();
  }
  const ids = await findIds(tx, words, mostNew);
  const rows = words.map(({ document, words: own }) => {
    const known = own.flatMap((word) => ids.get(`${document.neptun_user_id} ${word}`) ?? []);
    return { ...document, words: `{${known.sort((a, b) => a - b).join(",")}}` };
  });
  await tx.query(SAVE_ENTRIES, [
    rows.map((row) => row.neptun_user_id),
    rows.map(({ kind }) => kind),
    rows.map(({ item_id }) => item_id),
    rows.map((row) => row.words),
  ]);
}

/** The ids of words by user and word; what is new gets one. */
async function findIds(
  tx: Db,
  documents: { document: Document; words: string[] }[],
  mostNew: number,
): Promise<Map<string, number>> {
  const all = new Map<string, Word>();
  for (const { document, words } of documents)
    for (const word of words) all.set(`${document.neptun_user_id} ${word}`, { user: document.neptun_user_id, word });
  // In one order everywhere, so that two processes do not wait for each other.
  const keys = [...all.keys()].sort();
  const ids = new Map<string, number>();
  for (let from = 0; from < keys.length; from += WORDS) {
    const look = async (statement: typeof ADD_WORDS, wanted: string[]) => {
      if (wanted.length === 0) return;
      const rows = await tx.query<{ neptun_user_id: number; word: string; id: number }>(statement, [
        wanted.map((key) => all.get(key)!.user),
        wanted.map((key) => all.get(key)!.word),
      ]);
      for (const row of rows) ids.set(`${row.neptun_user_id} ${row.word}`, row.id);
    };
    const some = keys.slice(from, from + WORDS);
    const missing = () => some.filter((key) => !ids.has(key));
    await look(SOME_WORD_IDS, some);
    if (missing().length > mostNew)
      throw new ManyWords(keys.filter((key) => !ids.has(key)).map((key) => all.get(key)!));
    await look(ADD_WORDS, missing());
    await look(SOME_WORD_IDS, missing()); // what another process has just added
  }
  return ids;
}

export interface Indexer {
  /** Ends after the batch at work. */
  close(): Promise<void>;
}

/**
 * Indexes whatever is stored, from now on: within a second where nothing else is to be done, and the slower the busier
 * the process is, because what is recent is found without the index.
 */
export function startIndexer({ db, log }: { db: Db; log(error: unknown, message: string): void }): Indexer {
  const stopped = new AbortController();
  const place: Place = { user: 0 };
  const wait = (ms: number) => sleep(ms, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
  async function run() {
    let size = BATCH;
    while (!stopped.signal.aborted) {
      const before = performance.eventLoopUtilization();
      const started = performance.now();
      let count = 0;
      try {
        count = await indexBatch(db, place, size);
      } catch (error) {
        if (!isUnavailable(error)) log(error, "texts could not be indexed for the search");
        await wait(10 * IDLE_MS);
      }
      const took = performance.now() - started;
      if (count > 0) size = Math.round(Math.min(BATCH, 2 * size, Math.max(1, (size * BATCH_MS) / took)));
      const { utilization } = performance.eventLoopUtilization(before);
      await wait(count === 0 ? IDLE_MS : took * (0.2 + 8 * utilization));
    }
  }
  const ended = run();
  return {
    async close() {
      stopped.abort();
      await ended;
    },
  };
}
