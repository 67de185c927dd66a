import { t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { ArrowUp, Hash, Square } from "lucide-react";
import { lazy, type ReactNode, type RefObject, Suspense, useId, useMemo } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { useCommand } from "../../lib/use-command.ts";
import { ComposerField } from "./composer-field.tsx";
import { DraftFiles } from "./draft-files.tsx";
import { toFileSource } from "./file-source.ts";
import { filesProblem, withFiles } from "./given-files.ts";
import { messageProblem } from "./message-limit.ts";
import type { Draft } from "./use-draft.ts";
import { usePicker } from "./use-picker.ts";
import { usePrompts } from "./use-prompts.tsx";

const PickerOptions = lazy(() => import("./picker-options.tsx"));

export interface ComposerFormProps {
  field: RefObject<HTMLTextAreaElement | null>;
  draft: Draft;
  /** What can be given with the message; undefined where nothing can. */
  files?: readonly MessageFile[];
  /** Called when they are to be shown: more may come. */
  onWantFiles?(): void;
  /** What the model takes in, if that is known. */
  contextTokens?: number;
  onSend(): void;
  /** An answer is being written: Send is Stop. */
  isStreaming?: boolean;
  /** Absent while there is nothing to stop yet. */
  onStop?(): void;
  /** The message is on its way and must not change. */
  isBusy?: boolean;
  /** What went wrong, shown below. */
  problem?: string;
  tools?: ReactNode;
  autoFocus?: boolean;
}

export function ComposerForm({
  field,
  draft,
  files,
  onWantFiles,
  contextTokens,
  onSend,
  isStreaming,
  onStop,
  isBusy,
  problem,
  tools,
  autoFocus,
}: ComposerFormProps) {
  const hintId = useId();
  const listId = useId();
  const { text, change } = draft;
  const prompts = usePrompts(field, change);
  const sources = useMemo(() => {
    const onPick = (picked: MessageFile[]) => draft.changeFiles(withFiles(draft.files, picked));
    return files ? [toFileSource(files, onPick, onWantFiles), prompts.source] : [prompts.source];
  }, [files, draft.files, prompts.source]);
  const picker = usePicker({ field, text, change, sources });
  const tooLong = messageProblem(draft.text) ?? filesProblem(draft.files);
  const isEmpty = draft.text.trim() === "";
  const reason = isStreaming
    ? t`An answer is being written. You can send when it has ended.`
    : (tooLong ?? (isEmpty ? t`Write a message first` : undefined));
  const send = () => {
    if (reason || isBusy) return;
    onSend();
    if (!matchMedia("(pointer: coarse)").matches) field.current?.focus();
  };
  useCommand("composer.focus", () => field.current?.focus());
  useCommand("answer.stop", () => onStop?.(), { isOff: !onStop });
  const shown = tooLong ?? problem;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="relative rounded-xl border border-input bg-card shadow-card transition-colors has-[textarea:focus-visible]:border-ring has-[textarea:focus-visible]:ring-3 has-[textarea:focus-visible]:ring-ring/20"
    >
      <Suspense>{picker.isOpen && <PickerOptions listId={listId} picker={picker} />}</Suspense>
      {prompts.dialog}
      {draft.files.length > 0 && <DraftFiles draft={draft} contextTokens={contextTokens} isBusy={isBusy} />}
      <ComposerField {...{ field, draft, picker, listId, send, autoFocus, hintId }} isReadOnly={isBusy} />
      {shown && (
        <p role="alert" className="px-4 pb-1 text-[13px] text-destructive">
          {shown}
        </p>
      )}
      <div className="flex items-center gap-1 px-2 pb-2">
        <div className="flex min-w-0 flex-1 items-center gap-1">
          {files && (
            <IconButton label={t`Add files (#)`} side="top" onClick={picker.begin} disabled={isBusy}>
              <Hash aria-hidden="true" />
            </IconButton>
          )}
          {tools}
        </div>
        {isStreaming ? (
          <IconButton
            label={t`Stop the answer`}
            side="top"
            variant="secondary"
            disabled={!onStop}
            onClick={onStop}
            className="rounded-lg"
          >
            <Square aria-hidden="true" className="size-3.5! fill-current" />
          </IconButton>
        ) : (
          <IconButton
            label={t`Send`}
            side="top"
            variant="primary"
            type="submit"
            busy={isBusy}
            aria-disabled={reason ? true : undefined}
            aria-describedby={hintId}
            className="rounded-lg aria-disabled:opacity-40 aria-disabled:hover:bg-primary"
          >
            {!isBusy && <ArrowUp aria-hidden="true" />}
          </IconButton>
        )}
      </div>
      <p id={hintId} className="sr-only">
        {reason ?? t`Enter sends, Shift+Enter begins a new line`}
      </p>
    </form>
  );
}
