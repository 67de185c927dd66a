import { useState } from "react";
import { trpc } from "../../lib/trpc.ts";

export function useModelChoice(): [string | undefined, (model: string) => void] {
  const [choice, choose] = useState<string>();
  const models = trpc.model.list.useQuery();
  return [choice ?? models.data?.available[0], choose];
}
