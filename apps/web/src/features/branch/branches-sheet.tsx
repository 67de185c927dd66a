import { t } from "@lingui/core/macro";
import { GitBranch, X } from "lucide-react";
import { type KeyboardEvent, useMemo, useState } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { toast } from "../../components/toast.tsx";
import { openBranch } from "../../lib/branches.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { BranchItem } from "./branch-item.tsx";
import { type BranchNode, toBranchTree } from "./branch-tree.ts";
import { useDeleteBranch } from "./use-delete-branch.ts";

export interface BranchesSheetProps {
  chatId: number;
  /** Brings a message of the branch that is shown into view, and closes the sheet. */
  onShow(messageId: number): void;
  onClose(): void;
}

/** The ways in which a chat goes on, as a tree. */
export function BranchesSheet({ chatId, onShow, onClose }: BranchesSheetProps) {
  // Much happens to it elsewhere: it is read anew at every visit.
  const { data, error, refetch, isFetching } = trpc.branch.list.useQuery({ chat_id: chatId }, { staleTime: 0 });
  const tree = useMemo(() => data && toBranchTree(data.branches, data.forks), [data]);
  const [opening, setOpening] = useState(false);
  const deleteBranch = useDeleteBranch(chatId);
  const open = async ({ branch, turnId }: BranchNode) => {
    if (opening) return;
    setOpening(true);
    try {
      if (!branch.current) await openBranch(chatId, branch.last_id);
      onShow(turnId ?? branch.last_id);
    } catch (trouble) {
      toast.error(errorText(trouble));
    } finally {
      setOpening(false);
    }
  };
  return (
    <Sheet open onOpenChange={(isOpen) => !isOpen && onClose()} title={t`Branches`}>
      <header className="flex h-13 shrink-0 items-center gap-2 border-b ps-4 pe-2">
        <h2 className="min-w-0 flex-1 font-medium text-sm">{t`Branches`}</h2>
        {opening && <Spinner label={t`Loading`} />}
        <IconButton label={t`Close`} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-2">
        {!tree && !error && <Spinner label={t`Loading`} className="m-4" />}
        {!tree && error && (
          <div role="alert" className="space-y-3 p-4 text-sm">
            <p>{errorText(error)}</p>
            <Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t`Try again`}</Button>
          </div>
        )}
        {tree && (
          <ul aria-label={t`Branches`} onKeyDown={stepThrough} className="space-y-0.5">
            {tree.map((node) => (
              <BranchItem
                key={node.branch.id}
                node={node}
                level={1}
                chatId={chatId}
                shownId={data?.branches.find(({ current }) => current)?.id}
                onOpen={(one) => void open(one)}
                onDelete={(one) => void deleteBranch(one)}
              />
            ))}
          </ul>
        )}
        {data && data.branches.length < 2 && (
          <EmptyState icon={<GitBranch aria-hidden="true" />} title={t`This chat goes on in one way`}>
            {t`Another wording of a message and another answer begin a branch. Nothing is overwritten.`}
          </EmptyState>
        )}
      </div>
    </Sheet>
  );
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Arrows go from branch to branch. */
function stepThrough(event: KeyboardEvent<HTMLElement>) {
  const to = steps[event.key];
  if (!to || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-branch]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  rows[to(at, rows.length - 1)]?.focus();
}
