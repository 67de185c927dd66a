import { DomainError } from "@neptun/api";
import type { Request, Response } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

export type Attempt = "login" | "sign-up" | "password";

export interface AttemptLimits {
  /** Counts an attempt, and forgives it once it was answered with anything but a failure. Throws TOO_MANY_REQUESTS. */
  take(attempt: Attempt, account: string, req: Request, res: Response): Promise<void>;
}

const QUARTER_OF_AN_HOUR = 15 * 60;

/** Failed attempts per quarter of an hour: of one address at one account, of one address, and at one account. */
const LIMITS = {
  login: { pair: 20, address: 200, account: 100 },
  "sign-up": { pair: 20, address: 100, account: 100 },
  password: { pair: 20, address: 200, account: 100 },
} as const;

/** The answer that says that the guess was wrong; 207 is a batch with several answers. */
const FAILURE: Record<Attempt, number> = { login: 401, "sign-up": 409, password: 400 };
const isFailure = (attempt: Attempt, status: number) => status === FAILURE[attempt] || status === 207;

/** Limits that live in this process. */
export function createAttemptLimits(limits: Record<Attempt, Record<string, number>> = LIMITS): AttemptLimits {
  const limiters = new Map(
    Object.entries(limits).flatMap(([attempt, scopes]) =>
      Object.entries(scopes).map(([scope, points]) => {
        const keyPrefix = `${attempt} ${scope}`;
        return [keyPrefix, new RateLimiterMemory({ keyPrefix, points, duration: QUARTER_OF_AN_HOUR })] as const;
      }),
    ),
  );
  return {
    async take(attempt, account, req, res) {
      const address = req.ip ?? "";
      const name = account.trim().toLowerCase().slice(0, 256);
      const keys = { pair: `${address} ${name}`, address, account: name };
      const taken = Object.entries(keys).flatMap(([scope, key]) => {
        const limiter = limiters.get(`${attempt} ${scope}`);
        return limiter ? [{ limiter, key }] : [];
      });
      for (const { limiter, key } of taken) await consume(limiter, key, attempt, res);
      res.once("finish", () => {
        if (!isFailure(attempt, res.statusCode)) for (const { limiter, key } of taken) void limiter.reward(key);
      });
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string, attempt: Attempt, res: Response) {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    res.set("RateLimit-Policy", `"${attempt}";q=${limiter.points};w=${QUARTER_OF_AN_HOUR}`);
    res.set("RateLimit", `"${attempt}";r=0;t=${seconds}`);
    throw new DomainError("TOO_MANY_REQUESTS", `Too many attempts; try again in ${inWords(seconds)}`, {
      retryAfterSeconds: seconds,
    });
  }
}

const inWords = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
