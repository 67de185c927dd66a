import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { isolated } from "../../lib/isolated.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { NewTokenDialog } from "./new-token-dialog.tsx";
import { expiryText, SCOPES } from "./token-words.ts";

/** The tokens by which programs act for this person. */
export function TokenList() {
  const utils = trpc.useUtils();
  const { data, error, refetch } = trpc.token.list.useQuery();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<{ id: number; name: string }>();
  const revoke = trpc.token.revoke.useMutation({
    onSuccess: (_answer, { token_id }) => {
      utils.token.list.setData(
        undefined,
        (list) => list && { tokens: list.tokens.filter(({ id }) => id !== token_id) },
      );
      setRevoking(undefined);
    },
  });
  return (
    <>
      {error && !data && (
        <div role="alert" className="mb-3 space-y-2 text-muted-foreground text-sm">
          <p>{errorText(error)}</p>
          <Button size="sm" onClick={() => refetch()}>
            {t`Try again`}
          </Button>
        </div>
      )}
      {!data && !error && <Spinner label={t`Loading`} />}
      {data && data.tokens.length > 0 && (
        <ul aria-label={t`Access tokens`} className="mb-3 divide-y rounded-lg border">
          {data.tokens.map(({ id, name, scope, last_used_at, expires_at }) => (
            <li key={id} className="flex min-h-16 items-center gap-3 px-4 py-2.5">
              <KeyRound className="size-[18px] shrink-0 text-muted-foreground max-sm:hidden" aria-hidden="true" />
              <div className="min-w-0 flex-1">
                <p dir="auto" className="break-words font-medium text-sm">
                  {name}
                </p>
                <p className="text-muted-foreground text-sm">
                  {t(SCOPES[scope].label)} ·{" "}
                  <span title={last_used_at ? fullDate(last_used_at) : undefined}>
                    {last_used_at ? t`last used ${shortDate(last_used_at)}` : t`never used`}
                  </span>{" "}
                  · <span title={expires_at ? fullDate(expires_at) : undefined}>{expiryText(expires_at)}</span>
                </p>
              </div>
              <Button size="sm" aria-label={t`Revoke ${name}`} onClick={() => setRevoking({ id, name })}>
                {t`Revoke`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {data && (
        <Button onClick={() => setCreating(true)}>
          <Plus aria-hidden="true" />
          {t`New token`}
        </Button>
      )}
      <NewTokenDialog open={creating} onOpenChange={setCreating} />
      <ConfirmDialog
        open={revoking !== undefined}
        onOpenChange={(open) => {
          if (open) return;
          revoke.reset();
          setRevoking(undefined);
        }}
        title={t`Revoke this token?`}
        description={
          <Trans>
            What uses <strong className="font-medium text-foreground">{isolated(revoking?.name ?? "")}</strong> is
            refused from now on. This cannot be undone.
          </Trans>
        }
        confirmLabel={t`Revoke`}
        busy={revoke.isPending}
        error={revoke.error && errorText(revoke.error)}
        onConfirm={() => revoking && revoke.mutate({ token_id: revoking.id })}
      />
    </>
  );
}
