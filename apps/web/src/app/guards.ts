import { notFound, redirect } from "@tanstack/react-router";
import { forgetSeen } from "../lib/forget-seen.ts";
import { errorCode, utils } from "../lib/trpc.ts";

interface Asked<Input, Output> {
  ensureData(input: Input): Promise<Output>;
  getData(input: Input): Output | undefined;
  setData(input: Input, data: Output): void;
}

/** What this browser keeps of it where the server did not answer; else throws what it said. */
async function orSeen<Input, Output>(query: Asked<Input, Output>, input: Input, error: unknown) {
  if (errorCode(error) === undefined) await (await import("../lib/offline.ts")).restoreSeen();
  const seen = query.getData(input);
  if (seen === undefined) throw error;
  return seen;
}

/** Who is signed in, which the server is asked once; null for nobody. Where it does not answer, whoever was last. */
async function findUser() {
  const known = utils.user.get.getData();
  if (known) return known;
  try {
    const user = await utils.user.find.fetch(undefined, { staleTime: 0 });
    if (user) utils.user.get.setData(undefined, user);
    else forgetSeen();
    return user;
  } catch (error) {
    return orSeen(utils.user.get, undefined, error);
  }
}

/** Someone who is signed in has no business on the pages for signing in. */
export async function requireStranger(target: string | undefined) {
  // Whoever was sent here has just been refused.
  if (target !== undefined) return;
  // Nobody who goes from the one page to the other waits for the server again.
  if (utils.user.find.getData() === null) return;
  const user = await findUser().catch(() => null);
  if (user) throw redirect({ to: "/" });
}

export async function requireUser(href: string) {
  if (await findUser()) return;
  throw redirect({ to: "/login", search: { return: href === "/" ? undefined : href }, replace: true });
}

/** What is not there has its own screen. `elsewhere` is asked where the server did not answer, and this browser does not keep it. */
export async function orNotFound<Input, Output>(
  query: Asked<Input, Output>,
  input: Input,
  elsewhere?: () => Promise<Output | undefined>,
) {
  try {
    await query.ensureData(input);
  } catch (error) {
    if (errorCode(error) === "NOT_FOUND") throw notFound();
    await orSeen(query, input, error).catch(async () => {
      const found = errorCode(error) === undefined ? await elsewhere?.() : undefined;
      if (found === undefined) throw error;
      query.setData(input, found);
    });
  }
}
