import { t } from "@lingui/core/macro";
import type { Share } from "@neptun/api/share/schema";
import { offerUndo } from "../../components/toast.tsx";
import type { SharedThing } from "../../lib/sharing.ts";
import { trpc } from "../../lib/trpc.ts";

export const SHARES_LIMIT = 500;

/** How a thing is shared, or all that is. */
export const useShares = (thing?: SharedThing) => trpc.share.list.useQuery({ ...thing, limit: SHARES_LIMIT });

/** Revokes a link at once, and offers to bring it back. */
export function useRevoke() {
  const utils = trpc.useUtils();
  const settle = () => utils.share.list.invalidate();
  const restore = trpc.share.restore.useMutation({ onSettled: settle });
  const revoke = trpc.share.revoke.useMutation({
    onSuccess: (_answer, { share_id }) => {
      void settle();
      offerUndo(t`The link is revoked`, () => restore.mutate({ share_id }));
    },
  });
  return { revoke: ({ id }: Share) => revoke.mutate({ share_id: id }), error: revoke.error ?? restore.error };
}
