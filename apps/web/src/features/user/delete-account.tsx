import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Field } from "../../components/field.tsx";
import { PasswordInput } from "../../components/password-input.tsx";
import { errorText } from "../../lib/trpc.ts";
import { useDeleteUser } from "./use-delete-user.ts";

export function DeleteAccount({ email }: { email: string }) {
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState("");
  const deletion = useDeleteUser();
  return (
    <>
      <Button className="border-destructive/40 text-destructive" onClick={() => setOpen(true)}>
        {t`Delete account…`}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t`Delete your account?`}
        description={t`All of your projects, chats, messages and files are deleted for good. There is no way back.`}
        confirmLabel={t`Delete account for good`}
        typed={email}
        busy={deletion.isPending}
        onConfirm={() => deletion.mutate({ current_password: password })}
      >
        <Field label={t`Password`} error={deletion.error && errorText(deletion.error)}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      </ConfirmDialog>
    </>
  );
}
