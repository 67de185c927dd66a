import { t } from "@lingui/core/macro";
import type { ChatBranch, ComparedFile as Compared } from "@neptun/api/branch/schema";
import { skipToken } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { type DiffMode, DiffView } from "../../components/diff-view.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { cn } from "../../lib/cn.ts";
import { formatSize } from "../../lib/format-size.ts";
import { isolated } from "../../lib/isolated.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { useTakeFile } from "./use-take-file.ts";

/** How the person likes to see differences. */
export interface DiffChoices {
  mode: DiffMode;
  onModeChange(mode: DiffMode): void;
  wrap: boolean;
  onWrapChange(wrap: boolean): void;
}

export interface ComparedFileProps {
  chatId: number;
  file: Compared;
  left: ChatBranch;
  right: ChatBranch;
  choices: DiffChoices;
}

/** A path at which two branches differ: what it is in each, the difference, and the way from the one into the other. */
export function ComparedFile({ chatId, file, left, right, choices }: ComparedFileProps) {
  const [isOpen, setOpen] = useState(false);
  const take = useTakeFile(chatId);
  const { title } = file;
  const takeInto = (side: "A" | "B") => {
    const [from, target] = side === "A" ? [file.right, left] : [file.left, right];
    if (!from) return null;
    const text = side === "A" ? t`Take into A` : t`Take into B`;
    return (
      <Button
        size="sm"
        aria-label={`${text}: ${isolated(title)}`}
        busy={take.isPending && take.variables.side === side}
        disabled={take.isPending}
        onClick={() => take.mutate({ file_id: from.file_id, title, target, side })}
      >
        {text}
      </Button>
    );
  };
  return (
    <li className="overflow-hidden rounded-lg border bg-card">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 p-1.5">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-8 min-w-0 flex-1 basis-60 items-center gap-1.5 rounded-md px-1 text-start text-sm hover:bg-hover coarse:min-h-11"
        >
          <ChevronRight
            aria-hidden="true"
            className={cn("size-4 shrink-0 text-muted-foreground transition-transform", isOpen && "rotate-90")}
          />
          <span dir="ltr" className="min-w-0 font-medium wrap-anywhere">
            {title}
          </span>
        </button>
        <span className="px-1 text-[13px] text-muted-foreground tabular-nums">
          A: {sideOf(file.left)} · B: {sideOf(file.right)}
        </span>
        <span className="ms-auto flex gap-1.5">
          {takeInto("A")}
          {takeInto("B")}
        </span>
      </div>
      {isOpen && <Difference {...{ chatId, file, choices }} />}
    </li>
  );
}

const sideOf = (side: Compared["left"]) => (side ? `v${side.version}, ${formatSize(side.size)}` : t`not there`);

function Difference({ chatId, file, choices }: Pick<ComparedFileProps, "chatId" | "file" | "choices">) {
  const before = useText(chatId, file.left?.file_id);
  const after = useText(chatId, file.right?.file_id);
  const error = before.error ?? after.error;
  if (error) {
    return (
      <p role="alert" className="border-t p-4 text-sm">
        {errorText(error)}
      </p>
    );
  }
  if (before.text === undefined || after.text === undefined) {
    return (
      <div className="border-t p-4">
        <Spinner label={t`Loading`} />
      </div>
    );
  }
  return (
    <div className="border-t" style={{ height: heightFor(before.text, after.text) }}>
      <DiffView
        label={t`Changes of ${isolated(file.title)}`}
        before={{ label: file.left ? `A, v${file.left.version}` : t`not in A`, text: before.text }}
        after={{ label: file.right ? `B, v${file.right.version}` : t`not in B`, text: after.text }}
        language={(file.right ?? file.left)?.language ?? "text"}
        {...choices}
      />
    </div>
  );
}

const LINE_PX = 20;
const BARS_PX = 80;

/** As high as every line of both could need, and no higher than a good part of the page. */
function heightFor(...texts: string[]) {
  const lines = texts.reduce((sum, text) => sum + text.split("\n").length, 0);
  return `min(30rem, 70dvh, ${lines * LINE_PX + BARS_PX}px)`;
}

/** The text of a version, which never changes; of none, an empty one. */
function useText(chat_id: number, file_id: number | undefined) {
  const { data, error } = trpc.file.get.useQuery(file_id === undefined ? skipToken : { chat_id, file_id }, {
    staleTime: 30 * 60_000,
  });
  return { text: file_id === undefined ? "" : data && (data.chatFile.text ?? ""), error };
}
