import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Share } from "@neptun/api/share/schema";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Input } from "../../components/input.tsx";
import { trpc } from "../../lib/trpc.ts";
import { AccessForm } from "./access-form.tsx";
import { addressOf, factsOf } from "./share-words.ts";

export interface ShareRowProps {
  share: Share;
  /** Says what is shared, where that is not said already. */
  named?: boolean;
  onRevoke(share: Share): void;
}

/** A link: to be copied, changed and revoked. */
export function ShareRow({ share, named = false, onRevoke }: ShareRowProps) {
  const utils = trpc.useUtils();
  const [changing, setChanging] = useState(false);
  const update = trpc.share.update.useMutation({ onSuccess: () => utils.share.list.invalidate() });
  const { name, link, id } = share;
  return (
    <li className="space-y-2 px-4 py-3">
      {named && (
        <p dir="auto" className="break-words font-medium text-sm">
          {name}
        </p>
      )}
      <div className="flex items-center gap-1">
        <Input
          readOnly
          aria-label={t`Link to ${name}`}
          value={addressOf(link)}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1"
        />
        <CopyButton label={t`Copy the link`} size="icon" text={addressOf(link)} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-40 flex-1 text-muted-foreground text-sm">{factsOf(share).join(" · ")}</p>
        <div className="ms-auto flex flex-wrap gap-2">
          <Button size="sm" aria-expanded={changing} onClick={() => setChanging(!changing)}>
            <Trans>Change</Trans>
          </Button>
          <Button size="sm" onClick={() => onRevoke(share)}>
            <Trans>Revoke</Trans>
          </Button>
        </div>
      </div>
      {changing && (
        <AccessForm
          share={share}
          submitLabel={t`Save`}
          onSubmit={async (access) => {
            await update.mutateAsync({ share_id: id, ...access });
            setChanging(false);
          }}
        />
      )}
    </li>
  );
}
