import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { Crumbs } from "./crumbs.tsx";
import { ScreenHeader } from "./screen-header.tsx";

/** A collection beside the sidebar, with the way back to all of them. */
export const CollectionPage = ({ children }: { children: ReactNode }) => (
  <>
    <ScreenHeader>
      <Crumbs of={[{ name: t`Templates`, to: { to: "/collections" } }]} />
    </ScreenHeader>
    <div className="screen">
      <div className="mx-auto w-full max-w-5xl pt-2">{children}</div>
    </div>
  </>
);
