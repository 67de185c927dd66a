import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { Copy, Download, Import } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { toast } from "../../components/toast.tsx";
import { errorText } from "../../lib/trpc.ts";
import { useIsNarrow } from "../../lib/use-media.ts";
import { CollectionHead, type CollectionHeadProps } from "./collection-head.tsx";
import type { Bar } from "./file-view.tsx";
import { type BrowsedFile, FilesBrowser } from "./files-browser.tsx";
import { InsertDialog } from "./insert-dialog.tsx";
import { useCreateCollection } from "./use-create-collection.ts";

export interface ReadCollectionProps<File extends BrowsedFile> {
  collection: CollectionHeadProps["collection"];
  source: { link: string } | { starter: string };
  files: readonly File[];
  /** Whoever is not signed in can only read. */
  isSignedIn: boolean;
  download?: string;
  /** More that can be done. */
  actions?: ReactNode;
  children(file: File, bar: Bar): ReactNode;
}

/** A collection that somebody else made: to read, to insert and to copy. */
export function ReadCollection<File extends BrowsedFile>(props: ReadCollectionProps<File>) {
  const { collection, source, files, isSignedIn, download, actions, children } = props;
  const [inserting, setInserting] = useState(false);
  const [selected, select] = useState(useIsNarrow() ? undefined : files[0]?.title);
  const [copying, setCopying] = useState(false);
  const create = useCreateCollection();
  const navigate = useNavigate();
  const copy = async () => {
    setCopying(true);
    try {
      const { collection: made } = await create(source);
      toast.success(t`Copied to your templates`);
      await navigate({ to: "/collections/$collectionId", params: { collectionId: String(made.id) } });
    } catch (error) {
      toast.error(errorText(error));
    } finally {
      setCopying(false);
    }
  };
  return (
    <>
      <CollectionHead collection={collection}>
        {isSignedIn && (
          <>
            <Button variant="primary" onClick={() => setInserting(true)}>
              <Import aria-hidden="true" />
              {t`Insert`}
            </Button>
            <Button busy={copying} onClick={copy}>
              <Copy aria-hidden="true" />
              {t`Copy to my templates`}
            </Button>
          </>
        )}
        {download && (
          <Button asChild>
            <a href={download} download>
              <Download aria-hidden="true" />
              {t`Download`}
            </a>
          </Button>
        )}
        {actions}
      </CollectionHead>
      <FilesBrowser label={t`Files of the template`} files={files} selected={selected} onSelect={select}>
        {children}
      </FilesBrowser>
      {isSignedIn && (
        <InsertDialog
          source={source}
          name={collection.name}
          files={files}
          open={inserting}
          onOpenChange={setInserting}
        />
      )}
    </>
  );
}
