import { Button } from "../../components/button.tsx";
import { offerUndo } from "../../components/toast.tsx";
import { readFileDraft, useHasFileDraft, writeFileDraft } from "./file-drafts.ts";
import type { FilePlace } from "./file-place.ts";

export interface DraftNoticeProps {
  lineageId: number;
  onGo: (place: FilePlace) => void;
}

/** Says that something unsaved is written into the file that is shown. */
export function DraftNotice({ lineageId, onGo }: DraftNoticeProps) {
  if (!useHasFileDraft(lineageId)) return null;
  const goOn = () => {
    const draft = readFileDraft(lineageId);
    if (draft) onGo({ fileId: draft.base_id, tab: "edit" });
  };
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-primary-muted py-1.5 pr-2 pl-4 text-sm">
      <p className="min-w-0 flex-1 basis-40">You have unsaved changes in this file.</p>
      <div className="ml-auto flex gap-2">
        <Button size="sm" className="h-7" onClick={() => discardDraft(lineageId)}>
          Discard
        </Button>
        <Button size="sm" className="h-7" onClick={goOn}>
          Go on editing
        </Button>
      </div>
    </div>
  );
}

/** Forgets what is unsaved, and offers it back for a while. */
export function discardDraft(lineageId: number) {
  const draft = readFileDraft(lineageId);
  writeFileDraft(lineageId, undefined);
  if (draft) offerUndo("Your changes are discarded", () => void writeFileDraft(lineageId, draft));
}
