import { type AttemptScope, type Context, countAttempt, DomainError, forgiveAttempt, said } from "@neptun/api";
import type { Request, Response } from "express";

export type Attempt = "login" | "sign-up" | "password" | "share";

export interface AttemptLimits {
  /** Counts an attempt, and forgives it once it was answered with anything but a failure. Throws TOO_MANY_REQUESTS. */
  take(attempt: Attempt, account: string, req: Request, res: Response): Promise<void>;
}

const QUARTER_OF_AN_HOUR = 15 * 60;

/** Failed attempts per quarter of an hour: of one address at one account, of one address, and at one account. */
const LIMITS: Record<Attempt, Record<AttemptScope, number>> = {
  login: { pair: 20, address: 200, account: 100 },
  "sign-up": { pair: 20, address: 100, account: 100 },
  password: { pair: 20, address: 200, account: 100 },
  share: { pair: 20, address: 200, account: 100 },
};

/** The answer that says that the guess was wrong; 207 is a batch with several answers. */
const FAILURE: Record<Attempt, number> = { login: 401, "sign-up": 409, password: 400, share: 401 };
const isFailure = (attempt: Attempt, status: number) => status === FAILURE[attempt] || status === 207;

/** Limits that hold across all processes on the database, and a restart. */
export function createAttemptLimits(db: Context["db"], limits: typeof LIMITS = LIMITS): AttemptLimits {
  // A success that was answered is forgiven before the next attempt is counted here.
  const forgiving = new Set<Promise<void>>();
  const forgive = (keys: Record<AttemptScope, string>, req: Request) => {
    const done = forgiveAttempt(db, keys)
      .catch((error: Error) => req.log.warn({ reason: error.message }, "an attempt stays counted"))
      .finally(() => forgiving.delete(done));
    forgiving.add(done);
  };
  return {
    async take(attempt, account, req, res) {
      const address = req.ip ?? "";
      const name = account.trim().toLowerCase().slice(0, 256);
      const keys = {
        address: `${attempt} address ${address}`,
        pair: `${attempt} pair ${address} ${name}`,
        account: `${attempt} account ${name}`,
      };
      await Promise.all(forgiving);
      const over = await countAttempt(db, keys, limits[attempt], QUARTER_OF_AN_HOUR);
      if (over) throw refusal(attempt, limits[attempt][over.scope], over.seconds, res);
      res.once("finish", () => {
        if (!isFailure(attempt, res.statusCode)) forgive(keys, req);
      });
    },
  };
}

function refusal(attempt: Attempt, most: number, secondsLeft: number, res: Response): DomainError {
  const seconds = Math.max(1, Math.ceil(secondsLeft));
  res.set("RateLimit-Policy", `"${attempt}";q=${most};w=${QUARTER_OF_AN_HOUR}`);
  res.set("RateLimit", `"${attempt}";r=0;t=${seconds}`);
  return new DomainError("TOO_MANY_REQUESTS", inWords(seconds), {
    retryAfterSeconds: seconds,
  });
}

const inWords = (seconds: number) =>
  seconds < 90
    ? said`Too many attempts; try again in ${seconds} seconds`
    : said`Too many attempts; try again in ${Math.ceil(seconds / 60)} minutes`;
