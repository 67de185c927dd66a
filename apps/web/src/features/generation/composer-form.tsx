import { t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { type ReactNode, type RefObject, useCallback, useId, useMemo, useRef } from "react";
import { soon } from "../../components/soon.tsx";
import { useCommand } from "../../lib/use-command.ts";
import { AddFilesButton, ComposerButtons } from "./composer-buttons.tsx";
import type { Extras } from "./composer-extras.tsx";
import { ComposerField } from "./composer-field.tsx";
import { filesProblem } from "./given-files.ts";
import { messageProblem } from "./message-limit.ts";
import type { Draft } from "./use-draft.ts";

// After the first sight, which is of a field for words.
const extras = () => import("./composer-extras.tsx");
const ComposerExtras = soon(() => extras().then(({ ComposerExtras }) => ComposerExtras));
const DraftChips = soon(() => extras().then(({ DraftChips }) => DraftChips));
const DraftSize = soon(() => extras().then(({ DraftSize }) => DraftSize));

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
  /** An answer is being written: what is sent waits, and there is Stop. */
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
  const own = useRef<Extras>(null);
  const { text, files: given, texts, model, length, change, changeParts } = draft;
  const attached = useMemo(() => texts.map((each) => each.text).join("\n"), [texts]);
  const tooLong = messageProblem(text + attached) ?? filesProblem(given);
  const hasText = texts.length > 0 || /\S/.test(text);
  const reason = tooLong ?? (hasText ? undefined : t`Write a message first`);
  const send = () => {
    if (reason || isBusy) return;
    onSend();
    if (!matchMedia("(pointer: coarse)").matches) field.current?.focus();
  };
  const latestStop = useRef(onStop);
  latestStop.current = onStop;
  const stop = useCallback(() => latestStop.current?.(), []);
  useCommand("composer.focus", () => field.current?.focus());
  useCommand("answer.stop", stop, { isOff: !onStop });
  const shown = tooLong ?? problem;
  const hasParts = given.length + texts.length > 0;
  const begin = useCallback(() => own.current?.begin(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="relative rounded-xl border border-input bg-card shadow-card transition-colors has-[textarea:focus-visible]:border-ring has-[textarea:focus-visible]:ring-3 has-[textarea:focus-visible]:ring-ring/20"
    >
      <ComposerExtras ref={own} {...{ field, listId, files, onWantFiles, change, changeParts }} />
      {(hasParts || model) && (
        <DraftChips {...{ length, change, changeParts, texts, model, field, contextTokens, isBusy }} files={given} />
      )}
      <ComposerField {...{ field, draft, send, autoFocus, hintId }} isReadOnly={isBusy} />
      {shown && (
        <p role="alert" className="px-4 pb-1 text-[13px] text-destructive">
          {shown}
        </p>
      )}
      <div className="flex items-center gap-1 px-2 pb-2">
        <div className="flex min-w-0 flex-1 items-center gap-1">
          {files && <AddFilesButton onClick={begin} disabled={isBusy} />}
          {tools}
        </div>
        {!hasParts && length > 0 && (
          <DraftSize {...{ texts, length, contextTokens }} files={given} className="mx-1.5" />
        )}
        <ComposerButtons
          {...{ hintId, reason, isBusy, isStreaming, hasText }}
          canStop={onStop !== undefined}
          onStop={stop}
        />
      </div>
    </form>
  );
}
