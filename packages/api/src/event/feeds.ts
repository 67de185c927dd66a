import { type Db, isUnavailable } from "@neptun/db";
import { type EventsRead, placeEvents, readEvents } from "./service.ts";
import { FIND_NEWS } from "./statements.ts";

/** Where nobody says that something was written: another process died, or a chore wrote it. */
const LOOK_EVERY_MS = 2_000;
const CHECK_EVERY_MS = 5_000;
/** Under a load of writes, readers learn of several at once. */
const PAUSE_MS = 20;
const RECENT = 500;

/** Tells the other processes on the same database. */
export interface Wire {
  send(userIds: number[]): void;
  close(): Promise<void>;
}

export interface FeedsOptions {
  db: Db;
  log(error: unknown, message: string): void;
  /** Connects to the other processes; without it there is only this one. */
  connect?(wake: (userId: number) => void): Wire;
}

export interface EventReader {
  /** Its session has ended, the server is going down, or it is gone itself. */
  readonly isOver: boolean;
  /** What came after a position, at most some hundreds; null for a user who is gone. */
  read(after: number): Promise<EventsRead | null>;
  /** Settles when there may be something after the position, or the reader is over. */
  change(after: number): Promise<void>;
  close(): void;
}

/** Brings the events of users to those who watch, however many: the database is asked once for all of a user's readers. */
export interface Feeds {
  /** Something of this user's was committed. */
  wake(userId: number): void;
  open(userId: number, isSignedIn?: () => Promise<boolean>, signal?: AbortSignal): EventReader;
  /** How many are watching. */
  count(): number;
  close(): Promise<void>;
}

interface Reader {
  isOver: boolean;
  isSignedIn: (() => Promise<boolean>) | undefined;
  wake(): void;
}

function end(reader: Reader) {
  reader.isOver = true;
  reader.wake();
}

interface Feed {
  readers: Set<Reader>;
  /** The newest events, without a gap; what is older is read from the database. */
  recent: EventsRead | undefined;
  last: number;
  running: boolean;
  again: boolean;
}

export function createFeeds({ db, log, connect }: FeedsOptions): Feeds {
  const feeds = new Map<number, Feed>();
  let isClosing = false;
  const wire = connect?.((userId) => void pump(userId));

  async function pump(userId: number): Promise<void> {
    const feed = feeds.get(userId);
    if (!feed) return;
    feed.again = true;
    if (feed.running) return;
    feed.running = true;
    while (feed.again && feeds.get(userId) === feed) {
      feed.again = false;
      try {
        await look(userId, feed);
      } catch (error) {
        if (!isUnavailable(error)) log(error, "events could not be read");
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    feed.running = false;
  }

  async function look(userId: number, feed: Feed) {
    await placeEvents(db, userId);
    // Of what came before the first reader nothing is needed here.
    const read = await readEvents(db, userId, feed.last, feed.recent ? RECENT : 0);
    if (!read) return feed.readers.forEach(end);
    feed.recent = feed.recent ? keepRecent(feed.recent, read) : { rows: [], last: read.last, trimmed: read.last };
    feed.last = feed.recent.last;
    feed.again ||= read.rows.length === RECENT;
    if (read.rows.some(({ kind }) => kind === "session" || kind === "token")) await check([...feed.readers]);
    for (const reader of feed.readers) reader.wake();
  }

  async function check(readers: Reader[]): Promise<void> {
    await Promise.all(
      readers.map(async (reader) => {
        // A database that is away says nothing about the session.
        const isIn = await (reader.isSignedIn?.() ?? Promise.resolve(true)).catch((error) => isUnavailable(error));
        if (!isIn) end(reader);
      }),
    );
  }

  async function lookForNews() {
    const ids = [...feeds.keys()];
    if (ids.length === 0) return;
    const lasts = ids.map((id) => feeds.get(id)!.last);
    const news = await db.query<{ id: number }>(FIND_NEWS, [ids, lasts]);
    for (const { id } of news) void pump(id);
  }
  const every = (ms: number, run: () => Promise<void>) =>
    setInterval(
      () => run().catch((error) => isUnavailable(error) || log(error, "events could not be read")),
      ms,
    ).unref();
  const timers = [
    every(LOOK_EVERY_MS, lookForNews),
    every(CHECK_EVERY_MS, () => check([...feeds.values()].flatMap(({ readers }) => [...readers]))),
  ];

  return {
    wake(userId) {
      wire?.send([userId]);
      void pump(userId);
    },
    count: () => [...feeds.values()].reduce((sum, { readers }) => sum + readers.size, 0),
    open(userId, isSignedIn, signal) {
      const feed = feeds.get(userId) ?? {
        readers: new Set(),
        recent: undefined,
        last: 0,
        running: false,
        again: false,
      };
      feeds.set(userId, feed);
      let waiting: (() => void) | undefined;
      const reader: Reader = { isOver: isClosing || !!signal?.aborted, isSignedIn, wake: () => waiting?.() };
      feed.readers.add(reader);
      const leave = () => end(reader);
      signal?.addEventListener("abort", leave);
      return {
        get isOver() {
          return reader.isOver;
        },
        read: async (after) => readRecent(feed, after) ?? readEvents(db, userId, after),
        change: (after) =>
          new Promise<void>((resolve) => {
            if (reader.isOver || (feed.recent && feed.last > after)) return resolve();
            waiting = () => {
              waiting = undefined;
              resolve();
            };
            // The first reader begins: from now on the newest are remembered.
            if (!feed.recent) void pump(userId);
          }),
        close() {
          signal?.removeEventListener("abort", leave);
          feed.readers.delete(reader);
          if (feed.readers.size === 0 && feeds.get(userId) === feed) feeds.delete(userId);
        },
      };
    },
    async close() {
      isClosing = true;
      for (const timer of timers) clearInterval(timer);
      for (const { readers } of feeds.values()) for (const reader of readers) end(reader);
      await wire?.close();
    },
  };
}

function readRecent({ recent }: Feed, after: number): EventsRead | undefined {
  if (!recent || after < recent.trimmed || after > recent.last) return undefined;
  return { rows: recent.rows.filter(({ position }) => position > after), last: recent.last, trimmed: 0 };
}

function keepRecent(recent: EventsRead, read: EventsRead): EventsRead {
  const rows = [...recent.rows, ...read.rows];
  const gone = rows.splice(0, Math.max(0, rows.length - RECENT));
  return { rows, last: rows.at(-1)?.position ?? recent.last, trimmed: gone.at(-1)?.position ?? recent.trimmed };
}
