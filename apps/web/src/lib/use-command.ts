import { type RefObject, useEffect, useRef } from "react";
import type { CommandId } from "./commands.ts";

export interface CommandOptions {
  /** Not now. */
  isOff?: boolean;
  /** By its keys only while the focus is in there. */
  within?: RefObject<HTMLElement | null>;
}

/** Does it; false where there was nothing to do, and the keys mean what they mean elsewhere. */
type Run = (argument?: string) => unknown;

/** Somebody who can do a command. */
export interface Able {
  id: CommandId;
  run: Run;
  within?: RefObject<HTMLElement | null> | undefined;
}

let able: readonly Able[] = [];
const listeners = new Set<() => void>();
const setAble = (next: readonly Able[]) => {
  able = next;
  for (const listener of listeners) listener();
};

/** Who can do what now, the one that came last at the end. */
export const ableNow = () => able;
export const onAbleChange = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Says that this can be done as long as the component is there. Of several, the one that came last does it. */
export function useCommand(id: CommandId, run: Run, { isOff = false, within }: CommandOptions = {}) {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (isOff) return;
    const own: Able = { id, run: (argument) => latest.current(argument), within };
    setAble([...able, own]);
    return () => setAble(able.filter((other) => other !== own));
  }, [id, isOff, within]);
}

/** Does it, if somebody can. */
export const runCommand = (id: CommandId, argument?: string) =>
  able.findLast((one) => one.id === id && !one.within)?.run(argument);
