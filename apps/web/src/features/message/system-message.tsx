import { t } from "@lingui/core/macro";
import { ScrollText } from "lucide-react";
import type { MessageProps } from "./message.tsx";

/** What the model is told before everything else. */
export const SystemMessage = ({ message }: MessageProps) => (
  <details className="rounded-lg border border-dashed px-3.5 py-2 text-muted-foreground text-sm">
    <summary className="flex items-center gap-2">
      <ScrollText aria-hidden="true" className="size-4 shrink-0" />
      <span className="shrink-0 font-medium">{t`System message`}</span>
      <span dir="auto" className="truncate">
        {message.message.slice(0, 200)}
      </span>
    </summary>
    <p dir="auto" className="mt-2 max-h-80 overflow-y-auto whitespace-pre-wrap wrap-anywhere">
      {message.message}
    </p>
  </details>
);
