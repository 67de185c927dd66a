import { Ellipsis, History } from "lucide-react";
import { type MouseEvent, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { formatSize } from "../../lib/format-size.ts";
import { useHasFileDraft } from "./file-drafts.ts";
import { FileIcon } from "./file-icon.tsx";
import { FileMenu } from "./file-menu.tsx";
import type { FileGroup } from "./file-versions.ts";
import { countOf } from "./format-file.ts";

export interface FileRowProps {
  name: string;
  group: FileGroup;
  isMenuOpen: boolean;
  onMenuChange: (open: boolean) => void;
  onOpen: () => void;
}

/** A file in the tree: its name, what is known of it, and its menu. */
export function FileRow({
  name,
  group: { title, newest, version_count },
  isMenuOpen,
  onMenuChange,
  onOpen,
}: FileRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const hasDraft = useHasFileDraft(newest.lineage_id);
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    onMenuChange(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the row around it is the treeitem, with the same menu by its key
    <div ref={row} onContextMenu={openMenu} className="group/file flex min-w-0 flex-1 items-center gap-2 self-stretch">
      <FileIcon language={newest.language} />
      <span dir="ltr" title={title} className="min-w-0 flex-1 truncate">
        <bdi>{name}</bdi>
      </span>
      {hasDraft && (
        <span title="Something unsaved is written into it" className="size-2 shrink-0 rounded-full bg-primary">
          <span className="sr-only">, unsaved changes</span>
        </span>
      )}
      {version_count > 1 && (
        <span
          title={countOf(version_count, "version")}
          className="flex shrink-0 items-center gap-1 text-muted-foreground text-xs tabular-nums"
        >
          <History aria-hidden="true" className="size-3" />
          <span>
            {version_count}
            <span className="sr-only"> versions</span>
          </span>
        </span>
      )}
      <span className="w-16 shrink-0 text-right text-muted-foreground text-xs tabular-nums">
        {formatSize(newest.size)}
      </span>
      <FileMenu
        file={newest}
        onOpen={onOpen}
        open={isMenuOpen}
        onOpenChange={onMenuChange}
        returnTo={() => row.current?.closest<HTMLElement>("[role=treeitem]")}
      >
        <Button
          variant="quiet"
          size="icon-sm"
          tabIndex={-1}
          aria-label={`Options for ${name}`}
          onClick={(event) => event.stopPropagation()}
          className="opacity-0 focus:opacity-100 group-hover/file:opacity-100 data-[state=open]:opacity-100 coarse:opacity-100"
        >
          <Ellipsis aria-hidden="true" />
        </Button>
      </FileMenu>
    </div>
  );
}
