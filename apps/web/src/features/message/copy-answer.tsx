import { t } from "@lingui/core/macro";
import { CopyButton } from "../../components/copy-button.tsx";
import { toPlainText } from "../../components/plain-text.ts";

/** Copies an answer as it was written; with Shift, what it says. */
export const CopyAnswer = ({ text }: { text: string }) => (
  <CopyButton
    label={t`Copy answer`}
    hint={t`with Shift as plain text`}
    text={(isShifted) => (isShifted ? toPlainText(text) : text)}
  />
);
