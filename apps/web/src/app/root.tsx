import { Outlet } from "@tanstack/react-router";
import { Toaster } from "../components/toast.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";

export function Root() {
  return (
    <>
      <ConnectionBanner />
      <Outlet />
      <Toaster />
    </>
  );
}
