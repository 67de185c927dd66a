import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Usage } from "@neptun/api/usage/schema";
import { errorText } from "../../lib/trpc.ts";
import { UsageView } from "./usage-view.tsx";

export interface UsageResultProps {
  query: { data: { usage: Usage } | undefined; error: unknown };
}

/** Usage that is on its way, is there, or could not be read. */
export function UsageResult({ query: { data, error } }: UsageResultProps) {
  if (data) return <UsageView usage={data.usage} />;
  if (!error) return <p className="text-muted-foreground text-sm">{t`Loading`}</p>;
  return (
    <p role="alert" className="text-destructive text-sm">
      <Trans>The usage could not be loaded. {errorText(error)}</Trans>
    </p>
  );
}
