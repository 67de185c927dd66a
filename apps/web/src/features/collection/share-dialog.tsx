import { t } from "@lingui/core/macro";
import type { Collection } from "@neptun/api/collection/schema";
import { useId, useState } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";
import { collectionsPage } from "../../lib/pages.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { addressOf } from "./collection-words.ts";

export interface ShareDialogProps {
  collection: Collection;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Decides whether the collection can be read by its link. */
export function ShareDialog({ collection, open, onOpenChange }: ShareDialogProps) {
  const utils = trpc.useUtils();
  const collection_id = collection.id;
  const onSuccess = ({ collection: changed }: { collection: Collection }) => {
    utils.collection.get.setData({ collection_id }, (data) => data && { ...data, collection: changed });
    void utils.collection.list.invalidate(collectionsPage);
  };
  const share = trpc.collection.share.useMutation({ onSuccess });
  const unshare = trpc.collection.unshare.useMutation({ onSuccess });
  const error = share.error ?? unshare.error;
  // What was asked for is shown at once, until the answer is there.
  const [wanted, setWanted] = useState<boolean>();
  const isShared = wanted ?? collection.link !== null;
  const change = (next: boolean) => {
    if (wanted !== undefined) return;
    setWanted(next);
    (next ? share : unshare).mutate({ collection_id }, { onSettled: () => setWanted(undefined) });
  };
  const hint = useId();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`Share template`}>
      <div className="space-y-4">
        <label className="-mx-2 flex items-start gap-3 rounded-md px-2 py-2 text-sm hover:bg-hover coarse:min-h-11">
          <input
            type="checkbox"
            role="switch"
            aria-checked={isShared}
            aria-describedby={hint}
            checked={isShared}
            onChange={(event) => change(event.target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-(--primary)"
          />
          <span>
            <span className="block font-medium">{t`Anyone with the link can read it`}</span>
            <span id={hint} className="block text-muted-foreground">
              {t`They see its name, description and files as they are at the time, not whose it is. Turned off, the link stops working at once and for good.`}
            </span>
          </span>
        </label>
        {collection.link !== null && (
          <div className="flex items-end gap-2">
            <Field label={t`Link`} className="min-w-0 flex-1">
              {(control) => (
                <Input
                  {...control}
                  readOnly
                  value={addressOf(collection.link ?? "")}
                  onFocus={(event) => event.target.select()}
                />
              )}
            </Field>
            <CopyButton label={t`Copy the link`} size="icon" text={addressOf(collection.link)} className="mb-1" />
          </div>
        )}
        {error && (
          <p role="alert" className="text-destructive text-sm">
            {errorText(error)}
          </p>
        )}
      </div>
    </Dialog>
  );
}
