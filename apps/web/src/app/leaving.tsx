import { useEffect } from "react";
import { soon } from "../components/soon.tsx";
import { useLogOut } from "../features/user/use-log-out.ts";
import { stay, useLeaving } from "../lib/leaving.ts";
import { hasUnsent } from "../lib/unsent.ts";

const LeaveDialog = soon(() => import("../features/user/leave-dialog.tsx").then(({ LeaveDialog }) => LeaveDialog));

/** Signs out; where texts would stay in this browser, it asks about them first. */
export function Leaving() {
  const { isAsked } = useLeaving();
  return isAsked ? <Asked /> : null;
}

function Asked() {
  const logOut = useLogOut();
  const asks = hasUnsent();
  const { mutate } = logOut;
  useEffect(() => {
    if (!asks) mutate();
  }, [asks, mutate]);
  if (!asks) return null;
  return <LeaveDialog logOut={logOut} onClose={stay} />;
}
