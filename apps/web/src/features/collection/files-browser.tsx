import { t } from "@lingui/core/macro";
import { ArrowLeft, FileText, Folder } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { FileTree, type TreeNode } from "../../components/file-tree.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { cn } from "../../lib/cn.ts";
import { useIsNarrow } from "../../lib/use-media.ts";

export interface BrowsedFile {
  title: string;
  size: number;
  language: string;
}

interface Row<File> {
  path: string;
  size: number;
  file: File;
}

export interface FilesBrowserProps<File extends BrowsedFile> {
  label: string;
  files: readonly File[];
  selected: string | undefined;
  onSelect(title: string | undefined): void;
  /** The open file, under a bar with its path and what can be done with it. */
  children(file: File, bar: (actions?: ReactNode) => ReactNode): ReactNode;
}

/** The files of a collection as a tree, and one of them beside it; on a phone the one or the other. */
export function FilesBrowser<File extends BrowsedFile>(props: FilesBrowserProps<File>) {
  const { label, files, selected, onSelect, children } = props;
  const narrow = useIsNarrow();
  const rows = useMemo(() => files.map((file): Row<File> => ({ path: file.title, size: file.size, file })), [files]);
  const open = files.find(({ title }) => title === selected);
  return (
    <div
      className={cn(
        "grid h-[min(36rem,75dvh)] min-h-80 overflow-hidden rounded-lg border",
        !narrow && "grid-cols-[minmax(12rem,17rem)_minmax(0,1fr)]",
      )}
    >
      {!(narrow && open) && (
        <div className="min-h-0 bg-card py-1.5 [&:not(:only-child)]:border-e">
          <FileTree
            label={label}
            items={rows}
            startsOpen
            selectedPath={selected}
            onOpen={({ path }) => onSelect(path)}
            renderRow={(node) => <RowName node={node} />}
          />
        </div>
      )}
      {open ? (
        <div className="flex min-h-0 min-w-0 flex-col bg-code">
          {children(open, (actions) => (
            <div className="flex min-h-11 shrink-0 items-center gap-1 border-b bg-code-header px-2">
              {narrow && (
                <IconButton label={t`Back to the files`} size="icon-sm" onClick={() => onSelect(undefined)}>
                  <ArrowLeft aria-hidden="true" />
                </IconButton>
              )}
              <h2 className="min-w-0 flex-1 truncate px-1 font-mono text-[13px]" title={open.title}>
                {open.title}
              </h2>
              {actions}
            </div>
          ))}
        </div>
      ) : (
        !narrow && (
          <p className="grid place-items-center p-6 text-center text-muted-foreground text-sm">
            {t`Choose a file to see it.`}
          </p>
        )
      )}
    </div>
  );
}

const RowName = <File,>({ node }: { node: TreeNode<Row<File>> }) => (
  <>
    {node.kind === "folder" ? (
      <Folder className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
    ) : (
      <FileText className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
    )}
    <span className="truncate">{node.name}</span>
  </>
);
