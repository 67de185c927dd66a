import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";

/** Takes what another app has shared with this one into the composer of a new chat. Shows nothing. */
export function SharedWithApp() {
  const navigate = useNavigate();
  const isComing = useRouterState({
    select: ({ location }) => location.pathname === "/" && "shared" in location.search,
  });
  useEffect(() => {
    if (!isComing) return;
    void navigate({ to: "/", search: {}, replace: true });
    void import("./put-shared.ts").then(({ putShared }) => putShared());
  }, [isComing, navigate]);
  return null;
}
