import { t } from "@lingui/core/macro";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { toast } from "../components/toast.tsx";
import { useConnection } from "../lib/connection.ts";
import { keepSeen, restoreSeen } from "../lib/offline.ts";
import { useSession } from "../lib/session.ts";
import { trpc } from "../lib/trpc.ts";
import { lookForVersion } from "../lib/version.ts";

/** After all that the first look needs. */
const QUIET_MS = 3_000;

/** Keeps what is seen for times without a network, and brings it back then. Shows nothing. */
export function Offline() {
  const user_id = trpc.user.get.useQuery().data?.user.id;
  const hasEnded = useSession((state) => state.hasEnded);
  const isConnected = useConnection() === "ok";
  const router = useRouter();
  useEffect(() => {
    if (user_id === undefined || hasEnded) return;
    if (isConnected) return keepSeen(user_id);
    void restoreSeen();
  }, [user_id, hasEnded, isConnected]);
  // What could not be shown meanwhile is asked for again.
  useEffect(() => {
    if (isConnected && router.state.matches.some(({ status }) => status === "error")) void router.invalidate();
  }, [isConnected, router]);
  // Where a new version is, the server was away for a moment.
  useEffect(() => {
    if (!isConnected) return;
    const timer = setTimeout(() => lookForVersion(offerReload), QUIET_MS);
    return () => clearTimeout(timer);
  }, [isConnected]);
  return null;
}

/** Whoever is at work goes on with what they have, until they want the new one. */
function offerReload() {
  toast.message(t`There is a new version of Neptun.`, {
    id: "new-version",
    duration: Number.POSITIVE_INFINITY,
    action: { label: t`Reload`, onClick: () => location.reload() },
    closeButton: true,
  });
}
