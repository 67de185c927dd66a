import { useCallback, useRef, useState } from "react";
import type { MessageTarget } from "./message-target.ts";

/** The message to be shown: the one that the address names, until the reader goes to another one. */
export function useJump(named: MessageTarget | undefined) {
  const [jump, setJump] = useState<{ target: MessageTarget; named: MessageTarget | undefined }>();
  const latest = useRef(named);
  latest.current = named;
  const visits = useRef(0);
  const go = useCallback(
    (target: Omit<MessageTarget, "visit">) =>
      setJump({ target: { ...target, visit: `jump:${++visits.current}` }, named: latest.current }),
    [],
  );
  return { target: jump && jump.named === named ? jump.target : named, go };
}

export type GoToMessage = ReturnType<typeof useJump>["go"];
