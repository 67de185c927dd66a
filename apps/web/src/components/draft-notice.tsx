import { t } from "@lingui/core/macro";
import { readDraft, useHasDraft, writeDraft } from "../lib/text-drafts.ts";
import { Button } from "./button.tsx";
import { offerUndo } from "./toast.tsx";

export interface DraftNoticeProps {
  draftKey: string;
  onGoOn: () => void;
}

/** Says that something unsaved is written into the file that is shown. */
export function DraftNotice({ draftKey, onGoOn }: DraftNoticeProps) {
  if (!useHasDraft(draftKey)) return null;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-primary-muted py-1.5 pe-2 ps-4 text-sm">
      <p className="min-w-0 flex-1 basis-40">{t`You have unsaved changes in this file.`}</p>
      <div className="ms-auto flex gap-2">
        <Button size="sm" className="h-7" onClick={() => discardDraft(draftKey)}>
          {t`Discard`}
        </Button>
        <Button size="sm" className="h-7" onClick={onGoOn}>
          {t`Go on editing`}
        </Button>
      </div>
    </div>
  );
}

/** Forgets what is unsaved, and offers it back for a while. */
export function discardDraft(draftKey: string) {
  const draft = readDraft(draftKey);
  writeDraft(draftKey, undefined);
  if (draft) offerUndo(t`Your changes are discarded`, () => writeDraft(draftKey, draft));
}
