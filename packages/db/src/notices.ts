import { randomUUID } from "node:crypto";
import pg from "pg";

/** Hears ids from the other processes, and sends them some. */
export type ConnectNotices = (hear: (id: number) => void) => Notices;
export interface Notices {
  send(ids: number[]): void;
  close(): Promise<void>;
}

const CHANNEL = "neptun";
const AGAIN_MS = 1_000;
/** What comes together is sent together: each notice is a transaction, and all of them queue. */
const GATHER_MS = 10;
/** A notice has room for 8,000 bytes. */
const MOST_IDS = 500;

/** A connection of its own, which is made again when it is lost; what is sent meanwhile is not heard. */
export function createNotices(url: string, hear: (id: number) => void): Notices {
  const me = randomUUID();
  const waiting = new Set<number>();
  let client: pg.Client | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function connect() {
    const next = new pg.Client({
      connectionString: url,
      application_name: "neptun notices",
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      statement_timeout: 10_000,
    });
    const lose = () => {
      next.removeAllListeners("notification");
      if (client === next) client = undefined;
      next.end().catch(() => {});
      if (!isClosed) again ??= setTimeout(reconnect, AGAIN_MS).unref();
    };
    next.on("error", lose);
    next.on("end", lose);
    next.on("notification", ({ payload = "" }) => {
      const [from, ids = ""] = payload.split(" ");
      if (from !== me) for (const id of ids.split(",")) hear(Number(id));
    });
    try {
      await next.connect();
      // A notice that a crash loses was not needed.
      await next.query(`SET synchronous_commit = off; LISTEN ${CHANNEL}`);
      if (isClosed) return lose();
      client = next;
    } catch {
      lose();
    }
  }
  function reconnect() {
    again = undefined;
    void connect();
  }

  /** One notice at a time: what comes meanwhile goes with the next. */
  async function flush() {
    while (waiting.size > 0) {
      const ids = [...waiting].slice(0, MOST_IDS);
      for (const id of ids) waiting.delete(id);
      const payload = `${me} ${ids.join(",")}`;
      await client?.query("SELECT pg_notify($1, $2)", [CHANNEL, payload]).catch(() => {});
    }
    gathering = undefined;
  }

  void connect();
  return {
    send(ids) {
      for (const id of ids) waiting.add(id);
      gathering ??= setTimeout(flush, GATHER_MS).unref();
    },
    async close() {
      isClosed = true;
      clearTimeout(gathering);
      clearTimeout(again);
      await client?.end().catch(() => {});
    },
  };
}
