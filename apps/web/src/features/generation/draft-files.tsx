import { plural, t } from "@lingui/core/macro";
import { FileCode2, X } from "lucide-react";
import { announce } from "../../lib/announce.ts";
import { cn } from "../../lib/cn.ts";
import { locale } from "../../lib/language.ts";
import { estimateTokens } from "./given-files.ts";
import type { Draft } from "./use-draft.ts";

export interface DraftFilesProps {
  draft: Draft;
  /** What the model takes in, if that is known. */
  contextTokens?: number;
  isBusy?: boolean;
}

// The rest of what a model takes in is for its answer.
const QUESTION_SHARE = 0.75;

/** The files that go with the message being written, and about how much that is. */
export function DraftFiles({ draft: { text, files, changeFiles }, contextTokens, isBusy }: DraftFilesProps) {
  const tokens = estimateTokens(text, files);
  const isTight = contextTokens !== undefined && tokens > contextTokens * QUESTION_SHARE;
  const remove = (id: number, title: string) => {
    changeFiles(files.filter(({ file_id }) => file_id !== id));
    announce(t`Removed ${title}`);
  };
  return (
    <div className="px-3 pt-3">
      <ul aria-label={t`Files that the model will read`} className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
        {files.map(({ file_id, title, version }) => (
          <li
            key={file_id}
            className="flex min-w-0 max-w-full items-center gap-1.5 rounded-md border bg-muted ps-2 text-[13px]"
          >
            <FileCode2 aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />
            {/* The end of a path says more than its beginning. */}
            <span dir="rtl" className="truncate" title={title}>
              <bdi>{title}</bdi>
            </span>
            <span className="shrink-0 text-muted-foreground">v{version}</span>
            <button
              type="button"
              aria-label={t`Remove ${title}`}
              disabled={isBusy}
              onClick={() => remove(file_id, title)}
              className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-hover hover:text-foreground coarse:size-11"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
      <p className={cn("mt-1.5 text-xs", isTight ? "text-warning" : "text-muted-foreground")}>
        {sizeText(tokens, files.length, contextTokens)}
        {isTight && `: ${t`some will be left out`}`}
      </p>
    </div>
  );
}

function sizeText(tokens: number, files: number, contextTokens: number | undefined) {
  const about = tokens.toLocaleString(locale);
  const most = contextTokens?.toLocaleString(locale);
  if (most === undefined)
    return plural(files, {
      one: `About ${about} tokens with this file`,
      other: `About ${about} tokens with these files`,
    });
  return plural(files, {
    one: `About ${about} tokens with this file, of the ${most} that the model takes in`,
    other: `About ${about} tokens with these files, of the ${most} that the model takes in`,
  });
}
