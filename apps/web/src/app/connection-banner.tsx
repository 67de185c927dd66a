import { msg, t } from "@lingui/core/macro";
import { CloudOff } from "lucide-react";
import { useConnection } from "../lib/connection.ts";

const texts = {
  offline: msg`You are offline. What you write is kept here.`,
  away: msg`The server does not answer. Trying again…`,
};

/** Lies over the top edge, so that nothing moves when it comes and goes. */
export function ConnectionBanner() {
  const connection = useConnection();
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-2 z-50 flex justify-center px-4">
      {connection !== "ok" && (
        <p className="flex animate-fade-in items-center gap-2 rounded-full border border-warning/30 bg-warning-muted px-3 py-1 text-[13px] text-warning shadow-popover">
          <CloudOff className="size-3.5" aria-hidden="true" />
          {t(texts[connection])}
        </p>
      )}
    </div>
  );
}
