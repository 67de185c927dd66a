import { hash, verify } from "@node-rs/argon2";
import { DomainError } from "../errors.ts";
import { said } from "../said.ts";

/** The parameters that OWASP's password storage cheat sheet asks of argon2id (the library's algorithm by default). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 4;
const WAITING = 200;

let running = 0;
const waiting: (() => void)[] = [];

/** Hashing takes a core and 19 MiB each time: at most a few at once, and nobody waits in an endless queue. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running++;
  else {
    if (waiting.length >= WAITING) {
      throw new DomainError("SERVICE_UNAVAILABLE", said`Too many people are signing in at once`, {
        retryAfterSeconds: 5,
      });
    }
    // The place is handed over, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

export const hashPassword = (password: string) => inTurn(() => hash(password, COST));

// Verified for unknown accounts, so that they take as long as known ones.
let nobody: Promise<string> | undefined;

/** Whether it is the password; with no hash (no such account), false after the same time. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody has this password");
  const against = passwordHash ?? (await nobody);
  const right = await inTurn(() => verify(against, password));
  return right && passwordHash !== undefined;
}
