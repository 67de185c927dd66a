import { t } from "@lingui/core/macro";
import type { ChatBranch } from "@neptun/api/branch/schema";
import { Field } from "../../components/field.tsx";
import { Select } from "../../components/input.tsx";
import { shortDate } from "../../lib/dates.ts";
import { trpc } from "../../lib/trpc.ts";

export interface BranchChoiceProps {
  chatId: number;
  /** Undefined: the one that the chat shows. */
  value: number | undefined;
  onChange(value: number | undefined): void;
}

const LONGEST = 60;

/** Which way of a chat that goes on in several is shared. */
export function BranchChoice({ chatId, value, onChange }: BranchChoiceProps) {
  const { data } = trpc.branch.list.useQuery({ chat_id: chatId });
  if (!data || data.branches.length < 2) return null;
  return (
    <Field label={t`Which branch`} className="mb-2">
      {(control) => (
        <Select
          {...control}
          value={value ?? ""}
          onChange={({ target }) => onChange(target.value === "" ? undefined : Number(target.value))}
        >
          <option value="">{t`The one that the chat shows`}</option>
          {data.branches.map((branch) => (
            <option key={branch.id} value={branch.id}>
              {nameOf(branch)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** How its last message begins, and when that was. */
function nameOf({ last_text, updated_at }: ChatBranch): string {
  const line = last_text.trim().split("\n", 1)[0]!;
  const text = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return `${text} · ${shortDate(updated_at)}`;
}
