import { t } from "@lingui/core/macro";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { forgetUnsent } from "../../lib/unsent.ts";
import type { useLogOut } from "./use-log-out.ts";

export interface LeaveDialogProps {
  logOut: ReturnType<typeof useLogOut>;
  onClose: () => void;
}

/** Asks whether what was not sent may stay in this browser. */
export function LeaveDialog({ logOut, onClose }: LeaveDialogProps) {
  const leave = async (forget: boolean) => {
    // Writers save what they hold when the page goes.
    await logOut.mutateAsync().then(forget ? forgetUnsent : undefined, () => {});
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Not everything was sent`}
      description={t`This browser keeps texts that were neither sent nor saved. They can wait here for the next time; but whoever else uses this browser could find them.`}
      footer={
        <>
          <Button disabled={logOut.isPending} onClick={() => leave(false)}>
            {t`Keep them and sign out`}
          </Button>
          <Button variant="danger" busy={logOut.isPending} onClick={() => leave(true)}>
            {t`Delete them and sign out`}
          </Button>
        </>
      }
    />
  );
}
