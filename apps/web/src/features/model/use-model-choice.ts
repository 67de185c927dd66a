import { useState } from "react";
import { keep, readKept } from "../../lib/kept.ts";
import { trpc } from "../../lib/trpc.ts";

const KEY = "neptun-model";

/** The model for a new chat: the last chosen one while it is available, else the first that is. */
export function useModelChoice(): [model: string | undefined, choose: (model: string) => void] {
  const [choice, setChoice] = useState(() => readKept(KEY));
  const { data } = trpc.model.list.useQuery();
  const choose = (model: string) => {
    setChoice(model);
    keep(KEY, model);
  };
  if (!data) return [undefined, choose];
  return [choice && data.available.includes(choice) ? choice : data.available[0], choose];
}
