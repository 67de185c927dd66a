import { t } from "@lingui/core/macro";
import type { ChatBranch } from "@neptun/api/branch/schema";
import { ArrowLeftRight, Link2 } from "lucide-react";
import { CopyButton } from "../../components/copy-button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Select } from "../../components/input.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { BranchColumn, Side } from "./branch-column.tsx";
import { shortNameOf } from "./branch-words.ts";
import { ComparedFile, type DiffChoices } from "./compared-file.tsx";

export interface BranchComparisonProps {
  chatId: number;
  /** Those that can be compared. */
  ways: readonly ChatBranch[];
  left: ChatBranch;
  right: ChatBranch;
  choices: DiffChoices;
  onChoose(left: number, right: number): void;
  /** Shows one of them in the chat. */
  onOpen(branch: ChatBranch): void;
}

/** Two branches from where they part: the files that differ at their ends, and what was said in each. */
export function BranchComparison({ chatId, ways, left, right, choices, onChoose, onOpen }: BranchComparisonProps) {
  const { data, error } = trpc.branch.compare.useQuery({ chat_id: chatId, left: left.id, right: right.id });
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center gap-2">
        <BranchSelect side="A" ways={ways} value={left} other={right} onChange={(id) => onChoose(id, right.id)} />
        <IconButton label={t`Swap the sides`} onClick={() => onChoose(right.id, left.id)}>
          <ArrowLeftRight aria-hidden="true" />
        </IconButton>
        <BranchSelect side="B" ways={ways} value={right} other={left} onChange={(id) => onChoose(left.id, id)} />
        <CopyButton
          size="icon"
          icon={<Link2 aria-hidden="true" />}
          label={t`Copy link to this comparison`}
          text={() => new URL(`/chats/${chatId}/compare?left=${left.id}&right=${right.id}`, location.href).href}
        />
      </div>
      {error && (
        <p role="alert" className="text-sm">
          {errorText(error)}
        </p>
      )}
      {!data && !error && <Spinner label={t`Loading`} />}
      {data && (
        <>
          <section aria-label={t`Files that differ`} className="space-y-2">
            <h2 className="font-semibold">{t`Files that differ`}</h2>
            {data.files.length === 0 && (
              <p className="text-muted-foreground text-sm">{t`Both branches end with the same files.`}</p>
            )}
            <ul className="space-y-2">
              {data.files.map((file) => (
                <ComparedFile key={file.title} {...{ chatId, file, left, right, choices }} />
              ))}
            </ul>
          </section>
          <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
            <BranchColumn
              key={`A ${left.id}`}
              side="A"
              branch={left}
              onOpen={() => onOpen(left)}
              {...{ chatId, afterId: data.after_id }}
            />
            <BranchColumn
              key={`B ${right.id}`}
              side="B"
              branch={right}
              onOpen={() => onOpen(right)}
              {...{ chatId, afterId: data.after_id }}
            />
          </div>
        </>
      )}
    </div>
  );
}

interface BranchSelectProps {
  side: "A" | "B";
  ways: readonly ChatBranch[];
  value: ChatBranch;
  /** That is on the other side. */
  other: ChatBranch;
  onChange(id: number): void;
}

const BranchSelect = ({ side, ways, value, other, onChange }: BranchSelectProps) => (
  <span className="flex min-w-0 flex-1 basis-48 items-center gap-2">
    <Side side={side} />
    <Select
      aria-label={side === "A" ? t`Branch A` : t`Branch B`}
      value={value.id}
      onChange={({ target }) => onChange(Number(target.value))}
      className="h-9 text-sm coarse:h-11 coarse:text-base"
    >
      {ways.map((branch) => (
        <option key={branch.id} value={branch.id} disabled={branch.id === other.id}>
          {shortNameOf(branch)}
          {branch.current && ` · ${t`Shown now`}`}
        </option>
      ))}
    </Select>
  </span>
);
