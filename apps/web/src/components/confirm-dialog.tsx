import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  confirmLabel: string;
  /** What has to be typed before the button works. */
  typed?: string;
  busy?: boolean;
  error?: ReactNode;
  onConfirm: () => void;
  children?: ReactNode;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  typed,
  confirmLabel,
  onConfirm,
  busy,
  error,
  children,
  ...dialog
}: ConfirmDialogProps) {
  const [text, setText] = useState("");
  const [wasOpen, setWasOpen] = useState(dialog.open);
  if (wasOpen !== dialog.open) {
    setWasOpen(dialog.open);
    setText("");
  }
  const ready = typed === undefined || text.trim() === typed;
  return (
    <Dialog {...dialog}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onConfirm();
        }}
      >
        {children}
        {typed !== undefined && (
          <Field
            label={
              <Trans>
                Type <strong className="select-all font-semibold">{typed}</strong> to confirm
              </Trans>
            }
          >
            {(control) => (
              <Input
                {...control}
                value={text}
                onChange={(event) => setText(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        )}
        {error && (
          <p role="alert" className="text-destructive text-sm">
            {error}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2 pt-2">
          <Button onClick={() => dialog.onOpenChange(false)}>{t`Cancel`}</Button>
          <Button type="submit" variant="danger" busy={busy} disabled={!ready}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
