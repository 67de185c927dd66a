import { Toaster as Sonner, toast } from "sonner";
import { useIsDark } from "../lib/theme.ts";

export { toast };

export const Toaster = () => (
  <Sonner
    theme={useIsDark() ? "dark" : "light"}
    position="bottom-right"
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
