import { useEffect } from "react";

const QUIET_MS = 300;

/** Fetches the chat screen in a quiet moment, so that sending a first message shows it at once. */
export function usePreloadedChat() {
  useEffect(() => {
    const timer = setTimeout(() => void import("./chat.tsx").catch(() => {}), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
}
