import { t } from "@lingui/core/macro";
import { ArrowUp, Hash, Square } from "lucide-react";
import { memo } from "react";
import type { ButtonProps } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { sendKey } from "../../lib/send-key.ts";

export interface ComposerButtonsProps {
  hintId: string;
  /** Why the message cannot be sent now. */
  reason: string | undefined;
  isBusy: boolean | undefined;
  /** An answer is being written: what is sent waits for its end. */
  isStreaming: boolean | undefined;
  hasText: boolean;
  /** There is something to stop. */
  canStop: boolean;
  onStop(): void;
}

/** Begins a `#`. */
export const AddFilesButton = memo(function AddFilesButton(props: Pick<ButtonProps, "onClick" | "disabled">) {
  return (
    <IconButton label={t`Add files (#)`} side="top" {...props}>
      <Hash aria-hidden="true" />
    </IconButton>
  );
});

/** Send, Stop, and in words what Enter does or why nothing can be sent. No key renders them. */
export const ComposerButtons = memo(function ComposerButtons(props: ComposerButtonsProps) {
  const { hintId, reason, isBusy, isStreaming, hasText, canStop, onStop } = props;
  return (
    <>
      {(!isStreaming || hasText) && (
        <IconButton
          label={isStreaming ? t`Queue the message` : t`Send`}
          hint={reason}
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
      {isStreaming && (
        <IconButton
          label={t`Stop the answer`}
          side="top"
          variant="secondary"
          disabled={!canStop}
          onClick={onStop}
          className="rounded-lg"
        >
          <Square aria-hidden="true" className="size-3.5! fill-current" />
        </IconButton>
      )}
      <p id={hintId} className="sr-only">
        {reason ?? hint(isStreaming)}
      </p>
    </>
  );
});

function hint(isStreaming: boolean | undefined) {
  if (sendKey() === "mod-enter")
    return isStreaming
      ? t`Ctrl or Cmd with Enter queues it: it is sent when the answer has ended`
      : t`Ctrl or Cmd with Enter sends, Enter begins a new line`;
  return isStreaming
    ? t`Enter queues it: it is sent when the answer has ended`
    : t`Enter sends, Shift+Enter begins a new line`;
}
