import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Spinner } from "../../components/spinner.tsx";
import type { SharedThing } from "../../lib/sharing.ts";
import { errorText } from "../../lib/trpc.ts";
import { ShareRow } from "./share-row.tsx";
import { useRevoke, useShares } from "./use-shares.ts";

/** The links to one thing, or all of them. */
export function ShareList({ of }: { of?: SharedThing }) {
  const { data, error } = useShares(of);
  const { revoke, error: refusal } = useRevoke();
  const wrong = error ?? refusal;
  const shares = data?.shares ?? [];
  return (
    <>
      {wrong && (
        <p role="alert" className="text-destructive text-sm">
          {errorText(wrong)}
        </p>
      )}
      {!data && !error && <Spinner label={t`Loading`} />}
      {shares.length > 0 && (
        <ul aria-label={t`Links`} className="divide-y rounded-lg border">
          {shares.map((share) => (
            <ShareRow key={share.id} share={share} named={of === undefined} onRevoke={revoke} />
          ))}
        </ul>
      )}
      {data && shares.length === 0 && of === undefined && (
        <p className="text-muted-foreground text-sm">
          <Trans>Nothing is shared. A link is made where the chat, the file or the project is.</Trans>
        </p>
      )}
    </>
  );
}
