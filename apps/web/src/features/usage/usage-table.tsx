import { t } from "@lingui/core/macro";
import type { Used } from "@neptun/api/usage/schema";
import { ScrollBox } from "../../components/scroll-box.tsx";
import { formatCost } from "../../lib/format-cost.ts";
import { locale } from "../../lib/language.ts";

export interface UsageTableProps {
  /** What each row is about. */
  head: string;
  label: string;
  rows: { name: string; used: Used }[];
}

const cell = "py-1.5 ps-1.5 text-end sm:ps-3 tabular-nums whitespace-nowrap";

/** Answers, tokens and cost, a row each. */
export const UsageTable = ({ head, label, rows }: UsageTableProps) => (
  <ScrollBox label={label}>
    <table className="w-full text-xs sm:text-[13px]">
      <thead>
        <tr className="border-b text-muted-foreground">
          <th scope="col" className="py-1.5 text-start font-normal">
            {head}
          </th>
          {[t`Answers`, t`Read`, t`Written`, t`Cost`].map((name) => (
            <th key={name} scope="col" className={`${cell} font-normal`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, used }) => (
          <tr key={name} className="border-b last:border-b-0">
            <th scope="row" className="wrap-anywhere min-w-24 py-1.5 text-start font-normal">
              {name}
            </th>
            <td className={cell}>{used.answers.toLocaleString(locale)}</td>
            <td className={cell}>{used.prompt_tokens.toLocaleString(locale)}</td>
            <td className={cell}>{used.completion_tokens.toLocaleString(locale)}</td>
            <td className={cell}>{used.cost === null ? "–" : formatCost(used.cost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollBox>
);
