import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { LayoutTemplate, Plus, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import { RefusedFiles } from "../components/drop-zone.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import type { RefusedFile } from "../components/read-files.ts";
import { toast } from "../components/toast.tsx";
import { CollectionList } from "../features/collection/collection-list.tsx";
import { inWords } from "../features/collection/collection-words.ts";
import { NewCollectionDialog } from "../features/collection/new-collection-dialog.tsx";
import { useImportZip } from "../features/collection/use-import-zip.ts";
import { collectionsPage } from "../lib/pages.ts";
import { errorText, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";

export function Collections() {
  useTitle(t`Templates`);
  const { data } = trpc.collection.list.useQuery(collectionsPage);
  const starters = trpc.collection.starters.useQuery();
  const [creating, setCreating] = useState(false);
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" />
      {t`New template`}
    </Button>
  );
  return (
    <>
      <ScreenHeader />
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
            <h1 className="font-semibold text-2xl tracking-tight">{t`Templates`}</h1>
            <div className="flex flex-wrap gap-2">
              <ImportZip />
              {data && data.collections.length > 0 && create}
            </div>
          </div>
          {data?.collections.length === 0 && (
            <EmptyState
              icon={<LayoutTemplate aria-hidden="true" />}
              title={t`No templates of your own yet`}
              action={create}
              className="rounded-xl border border-dashed"
            >
              <Trans>
                A template holds files to be used again: inserted into a chat or project, with {"{{blanks}}"} filled in.
              </Trans>
            </EmptyState>
          )}
          {data && data.collections.length > 0 && (
            <CollectionList
              label={t`Your templates`}
              rows={data.collections.map(({ id, link, ...words }) => ({
                ...words,
                key: String(id),
                isShared: link !== null,
                link: { to: "/collections/$collectionId", params: { collectionId: String(id) } },
              }))}
            />
          )}
          <h2 className="mt-10 mb-2 font-semibold text-lg">{t`To begin with`}</h2>
          <CollectionList
            label={t`Templates to begin with`}
            rows={(starters.data?.starters ?? []).map(({ key, ...starter }) => ({
              ...inWords(starter),
              key,
              link: { to: "/collections/starters/$key", params: { key } },
            }))}
          />
        </div>
      </div>
      <NewCollectionDialog open={creating} onOpenChange={setCreating} />
    </>
  );
}

function ImportZip() {
  const navigate = useNavigate();
  const importZip = useImportZip();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ id: number; files: RefusedFile[] }>();
  const open = (id: number) => navigate({ to: "/collections/$collectionId", params: { collectionId: String(id) } });
  const take = async (zip: File | undefined) => {
    if (!zip) return;
    setBusy(true);
    try {
      const { collection, refused: files } = await importZip(zip);
      if (files.length > 0) setRefused({ id: collection.id, files });
      else await open(collection.id);
    } catch (error) {
      toast.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-label={t`Zip to import`}
        hidden
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          currentTarget.value = "";
        }}
      />
      <Button busy={busy} onClick={() => input.current?.click()}>
        <Upload aria-hidden="true" />
        {t`Import a zip`}
      </Button>
      {refused && (
        <div className="w-full">
          <RefusedFiles refused={refused.files} onClose={() => setRefused(undefined)} />
          <Button size="sm" className="ms-2" onClick={() => void open(refused.id)}>
            {t`Open what was imported`}
          </Button>
        </div>
      )}
    </>
  );
}
