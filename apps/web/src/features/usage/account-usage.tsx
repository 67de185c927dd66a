import { plural, t } from "@lingui/core/macro";
import { addDays } from "@neptun/api/usage/schema";
import { useState } from "react";
import { Field } from "../../components/field.tsx";
import { Select } from "../../components/input.tsx";
import { trpc } from "../../lib/trpc.ts";
import { UsageResult } from "./usage-result.tsx";

const RANGES = [7, 30, 90, 365];

/** What all answers of the user used in the last days. */
export function AccountUsage() {
  const [count, setCount] = useState(30);
  const to = new Date().toISOString().slice(0, 10);
  const range = { from: addDays(to, 1 - count), to };
  const query = trpc.usage.user.useQuery(range, { staleTime: 0, placeholderData: (before) => before });
  return (
    <div className="space-y-6">
      <Field label={t`Time`} className="max-w-48">
        {(control) => (
          <Select {...control} value={count} onChange={(event) => setCount(Number(event.target.value))}>
            {RANGES.map((days) => (
              <option key={days} value={days}>
                {plural(days, { one: "Last # day", other: "Last # days" })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <UsageResult query={query} />
    </div>
  );
}
