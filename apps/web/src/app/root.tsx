import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { Toaster } from "../components/toast.tsx";
import { listenForKeys } from "../lib/use-command.ts";
import { ConnectionBanner } from "./connection-banner.tsx";

export function Root() {
  useEffect(listenForKeys, []);
  return (
    <>
      <ConnectionBanner />
      <Outlet />
      <Toaster />
    </>
  );
}
