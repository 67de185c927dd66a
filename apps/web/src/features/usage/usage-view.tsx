import { t } from "@lingui/core/macro";
import type { Usage } from "@neptun/api/usage/schema";
import { UsageBars } from "./usage-bars.tsx";
import { UsageFacts } from "./usage-facts.tsx";
import { UsageTable } from "./usage-table.tsx";

/** What answers used: together, by model, and day by day. */
export function UsageView({ usage }: { usage: Usage }) {
  if (usage.total.answers === 0) return <p className="text-muted-foreground text-sm">{t`No answers yet.`}</p>;
  return (
    <div className="space-y-6">
      <UsageFacts used={usage.total} />
      <UsageBars usage={usage} />
      <UsageTable
        head={t`Model`}
        label={t`Usage by model`}
        rows={usage.models.map((used) => ({ name: used.model, used }))}
      />
      <details>
        <summary className="text-[13px] text-muted-foreground hover:text-foreground coarse:py-3">
          {t`Day by day`}
        </summary>
        <div className="mt-2">
          <UsageTable
            head={t`Day (UTC)`}
            label={t`Usage by day`}
            rows={usage.days.toReversed().map((used) => ({ name: used.day, used }))}
          />
        </div>
      </details>
    </div>
  );
}
