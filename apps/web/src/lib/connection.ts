import { useSyncExternalStore } from "react";
import { errorCode, queryClient, trpcClient } from "./trpc.ts";

type Connection = "ok" | "offline" | "away";
const PAUSE_MS = 3000;

let away = false;
const listeners = new Set<() => void>();

function setAway(next: boolean) {
  if (away === next) return;
  away = next;
  for (const listener of listeners) listener();
  if (away) setTimeout(knock, PAUSE_MS);
  else void queryClient.invalidateQueries({ type: "active" });
}

async function knock() {
  if (!away) return;
  try {
    await trpcClient.model.list.query();
    setAway(false);
  } catch {
    setTimeout(knock, PAUSE_MS);
  }
}

// A request without any answer means that the server is away; one that has an answer, that it is back.
for (const cache of [queryClient.getQueryCache(), queryClient.getMutationCache()]) {
  cache.subscribe((event) => {
    if (event.type !== "updated") return;
    if (event.action.type === "error" || event.action.type === "failed") {
      if (errorCode(event.action.error) === undefined) setAway(true);
    } else if (event.action.type === "success" && !("manual" in event.action && event.action.manual)) setAway(false);
  });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
};

export const useConnection = () =>
  useSyncExternalStore(subscribe, (): Connection => (navigator.onLine ? (away ? "away" : "ok") : "offline"));
