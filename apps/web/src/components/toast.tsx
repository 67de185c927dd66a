import type { ExternalToast } from "sonner";
import { useIsDark } from "../lib/theme.ts";
import { soon } from "./soon.tsx";

// Loaded after the first paint, which never needs it.
const sonner = () => import("sonner");
const Sonner = soon(() => sonner().then(({ Toaster }) => Toaster));

const say = (kind: "success" | "error" | "message") => (text: string, options?: ExternalToast) =>
  void sonner().then(({ toast }) => toast[kind](text, options));

export const toast = { success: say("success"), error: say("error"), message: say("message") };

/** Says what was done and offers for a while to take it back; returns what withdraws the offer. */
export function offerUndo(text: string, undo: () => void) {
  const shown = import("./undo-toast.tsx").then(({ showUndo }) => showUndo({ text, undo }));
  return () => void shown.then((withdraw) => withdraw());
}

export const Toaster = () => (
  <Sonner
    theme={useIsDark() ? "dark" : "light"}
    position="top-center"
    offset={60}
    mobileOffset={{ top: 60, left: 16, right: 16 }}
    gap={8}
    toastOptions={{
      style: {
        background: "var(--popover)",
        color: "var(--foreground)",
        border: "1px solid var(--border)",
        borderRadius: "10px",
        fontFamily: "inherit",
        fontSize: "14px",
      },
    }}
  />
);
