import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { trpc } from "../../lib/trpc.ts";
import { TokenForm } from "./token-form.tsx";
import { TokenSecret } from "./token-secret.tsx";

export interface NewTokenDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes a token, then shows its secret this once. */
export function NewTokenDialog({ open, onOpenChange }: NewTokenDialogProps) {
  const utils = trpc.useUtils();
  const [secret, setSecret] = useState<string>();
  // Nothing keeps the secret beyond the dialog.
  const create = trpc.token.create.useMutation({ gcTime: 0 });
  const close = () => {
    onOpenChange(false);
    setSecret(undefined);
    create.reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={secret ? t`Copy your token now` : t`New access token`}
      description={
        secret
          ? t`It is shown this once. Whoever has it can act for you, so keep it like a password.`
          : t`Lets a program use this server for you, without your password.`
      }
      className="max-w-lg"
    >
      {secret ? (
        <TokenSecret secret={secret} onDone={close} />
      ) : (
        <TokenForm
          onCancel={close}
          onSubmit={async (input) => {
            const { token, secret } = await create.mutateAsync(input);
            utils.token.list.setData(undefined, (list) => list && { tokens: [token, ...list.tokens] });
            setSecret(secret);
          }}
        />
      )}
    </Dialog>
  );
}
