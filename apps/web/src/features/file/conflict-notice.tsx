import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { Button } from "../../components/button.tsx";
import { shortDate } from "../../lib/dates.ts";
import { useAuthor } from "./use-author.ts";

export interface ConflictNoticeProps {
  newest: ChatFile;
  isComparing: boolean;
  isSaving: boolean;
  onCompare: () => void;
  onSaveAnyway: () => void;
  onDiscard: () => void;
}

/** The file was changed by someone else meanwhile: what to do with both texts. */
export function ConflictNotice({ newest, isComparing, isSaving, ...on }: ConflictNoticeProps) {
  const author = useAuthor(newest);
  return (
    <section
      aria-label={t`The file has changed meanwhile`}
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-warning-muted py-2 pe-2 ps-4 text-sm text-warning"
    >
      <p role="alert" className="min-w-0 flex-1 basis-56">
        <Trans>
          Not saved: version {newest.version} came meanwhile ({author}, {shortDate(newest.created_at)}). Your text is
          kept.
        </Trans>
      </p>
      <div className="ms-auto flex flex-wrap gap-2">
        <Button size="sm" className="h-7" aria-pressed={isComparing} onClick={on.onCompare}>
          {isComparing ? t`Go on editing` : t`See the difference`}
        </Button>
        <Button size="sm" className="h-7" disabled={isSaving} onClick={on.onDiscard}>
          {t`Discard mine`}
        </Button>
        <Button size="sm" className="h-7" busy={isSaving} onClick={on.onSaveAnyway}>
          {t`Save mine as the newest`}
        </Button>
      </div>
    </section>
  );
}
