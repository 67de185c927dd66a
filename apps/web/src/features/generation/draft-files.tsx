import { FileCode2, X } from "lucide-react";
import { announce } from "../../lib/announce.ts";
import { estimateTokens } from "./given-files.ts";
import type { Draft } from "./use-draft.ts";

/** The files that go with the message being written, and about how much that is. */
export function DraftFiles({ draft: { text, files, changeFiles }, isBusy }: { draft: Draft; isBusy?: boolean }) {
  const remove = (id: number, title: string) => {
    changeFiles(files.filter(({ file_id }) => file_id !== id));
    announce(`Removed ${title}`);
  };
  return (
    <div className="px-3 pt-3">
      <ul aria-label="Files that the model will read" className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
        {files.map(({ file_id, title, version }) => (
          <li
            key={file_id}
            className="flex min-w-0 max-w-full items-center gap-1.5 rounded-md border bg-muted ps-2 text-[13px]"
          >
            <FileCode2 aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />
            {/* The end of a path says more than its beginning. */}
            <span dir="rtl" className="truncate text-left" title={title}>
              <bdi>{title}</bdi>
            </span>
            <span className="shrink-0 text-muted-foreground">v{version}</span>
            <button
              type="button"
              aria-label={`Remove ${title}`}
              disabled={isBusy}
              onClick={() => remove(file_id, title)}
              className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-hover hover:text-foreground coarse:size-11"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 text-muted-foreground text-xs">
        About {estimateTokens(text, files).toLocaleString()} tokens with{" "}
        {files.length === 1 ? "this file" : "these files"}
      </p>
    </div>
  );
}
