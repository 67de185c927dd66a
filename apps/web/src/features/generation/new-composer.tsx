import { t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { type ReactNode, useRef, useState } from "react";
import { errorText } from "../../lib/trpc.ts";
import { ComposerForm } from "./composer-form.tsx";
import { useDraft } from "./use-draft.ts";

export interface NewComposerProps {
  draftKey: string;
  onSend?(text: string, files: MessageFile[], model?: string): Promise<void>;
  tools?: ReactNode;
  files?: readonly MessageFile[];
  onWantFiles?(): void;
  contextTokens?: number;
  autoFocus?: boolean;
}

/** Writes the first message of a chat that is made when it is sent. */
export function NewComposer({ draftKey, onSend, ...props }: NewComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(draftKey, () => field.current?.focus());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { text, texts, files, model } = draft;
      // Few messages bring texts, and the first page is for those that do not.
      const whole = texts.length === 0 ? text : (await import("./to-message.ts")).toMessage(text, draft);
      await onSend?.(whole, files, model);
      draft.clear();
    } catch (error) {
      setProblem(t`Not sent. ${errorText(error)}`);
    } finally {
      setBusy(false);
      field.current?.focus();
    }
  };
  return <ComposerForm field={field} draft={draft} onSend={send} isBusy={isBusy} problem={problem} {...props} />;
}
