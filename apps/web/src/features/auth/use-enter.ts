import { useRouter } from "@tanstack/react-router";
import { queryClient } from "../../lib/trpc.ts";

/** Goes to where the person wanted to be, with nothing left of an earlier session. */
export function useEnter(target: string | undefined) {
  const router = useRouter();
  return () => {
    queryClient.clear();
    router.history.push(target ?? "/");
  };
}
