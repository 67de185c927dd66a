import { t } from "@lingui/core/macro";
import { Dialog } from "../../components/dialog.tsx";
import { isolated } from "../../lib/isolated.ts";
import { InsertForm, type InsertFormProps } from "./insert-form.tsx";

export interface InsertDialogProps extends InsertFormProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Asks where the files of a collection go, and for what is to be filled in. */
export const InsertDialog = ({ open, onOpenChange, ...form }: InsertDialogProps) => (
  <Dialog
    open={open}
    onOpenChange={onOpenChange}
    title={t`Insert “${isolated(form.name)}”`}
    description={t`Its files go into a chat as new versions, or into a new chat, in a project or not.`}
    className="max-w-xl"
  >
    <InsertForm {...form} />
  </Dialog>
);
