import { useEffect } from "react";
import { isolated } from "./isolated.ts";

/** Names the page in the tab and the history. */
export function useTitle(title?: string) {
  useEffect(() => {
    document.title = title ? `${isolated(title)} · Neptun` : "Neptun";
  }, [title]);
}
