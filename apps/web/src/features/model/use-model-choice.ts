import { useState } from "react";
import { trpc } from "../../lib/trpc.ts";

const KEY = "neptun-model";

const read = () => {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
};

/** The model for a new chat: the last chosen one while it is available, else the first that is. */
export function useModelChoice(): [model: string | undefined, choose: (model: string) => void] {
  const [choice, setChoice] = useState(read);
  const { data } = trpc.model.list.useQuery();
  const choose = (model: string) => {
    setChoice(model);
    try {
      localStorage.setItem(KEY, model);
    } catch {}
  };
  if (!data) return [undefined, choose];
  return [choice && data.available.includes(choice) ? choice : data.available[0], choose];
}
