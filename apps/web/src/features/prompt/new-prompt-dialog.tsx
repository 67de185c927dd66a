import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { Dialog } from "../../components/dialog.tsx";
import { PromptForm } from "./prompt-form.tsx";
import { useCreatePrompt } from "./use-create-prompt.ts";

export interface NewPromptDialogProps {
  /** Under which what is not saved is kept. */
  draftKey: string;
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function NewPromptDialog({ draftKey, open, onOpenChange }: NewPromptDialogProps) {
  const navigate = useNavigate();
  const create = useCreatePrompt();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`New prompt`} className="max-w-xl">
      <PromptForm
        draftKey={draftKey}
        submitLabel={t`Create prompt`}
        onCancel={() => onOpenChange(false)}
        onSubmit={async (words) => {
          const { prompt } = await create(words);
          onOpenChange(false);
          await navigate({ to: "/prompts/$promptId", params: { promptId: String(prompt.id) } });
        }}
      />
    </Dialog>
  );
}
