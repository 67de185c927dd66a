import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { isolated } from "../../lib/isolated.ts";
import type { SharedThing } from "../../lib/sharing.ts";
import { trpc } from "../../lib/trpc.ts";
import { AccessForm, Check } from "./access-form.tsx";
import { BranchChoice } from "./branch-choice.tsx";
import { ShareList } from "./share-list.tsx";

export interface ShareDialogProps {
  thing: SharedThing;
  name: string;
  onClose(): void;
}

/** The links by which a thing is read, and the way to another. */
export function ShareDialog({ thing, name, onClose }: ShareDialogProps) {
  const utils = trpc.useUtils();
  const [live, setLive] = useState(false);
  const [withSystem, setWithSystem] = useState(false);
  const [branch, setBranch] = useState<number>();
  const [made, setMade] = useState(0);
  const create = trpc.share.create.useMutation({ onSuccess: () => utils.share.list.invalidate() });
  const isChat = "chat_id" in thing;
  const what = isolated(name);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t`Share ${what}`}>
      <div className="space-y-6">
        <p className="text-muted-foreground text-sm">{saidOf(thing)}</p>
        <ShareList of={thing} />
        <AccessForm
          key={made}
          submitLabel={t`Make a link`}
          onSubmit={async (access) => {
            const chosen = isChat ? { live, with_system: withSystem, branch_id: branch } : {};
            await create.mutateAsync({ ...thing, ...chosen, ...access });
            setMade(made + 1);
          }}
        >
          {isChat && (
            <div>
              <BranchChoice chatId={thing.chat_id} value={branch} onChange={setBranch} />
              <Check checked={live} onChange={setLive}>
                <Trans>Also what is said from now on</Trans>
              </Check>
              <Check checked={withSystem} onChange={setWithSystem}>
                <Trans>Also the system messages</Trans>
              </Check>
            </div>
          )}
        </AccessForm>
      </div>
    </Dialog>
  );
}

function saidOf(thing: SharedThing): string {
  if ("chat_id" in thing)
    return t`Whoever has a link can read the chat as it is now and the files in it, not whose it is. A revoked link stops working at once.`;
  if ("file_id" in thing)
    return t`Whoever has a link can read this version of the file, not whose it is. A revoked link stops working at once.`;
  return t`Whoever has a link can read the files of the project as they are now, not whose they are. A revoked link stops working at once.`;
}
