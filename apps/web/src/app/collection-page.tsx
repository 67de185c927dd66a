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
    <div className="flex-1 overflow-y-auto px-4 pb-16">
      <div className="mx-auto w-full max-w-5xl pt-2">{children}</div>
    </div>
  </>
);
