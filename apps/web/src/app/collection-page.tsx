import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ScreenHeader } from "./screen-header.tsx";

/** A collection beside the sidebar, with the way back to all of them. */
export const CollectionPage = ({ children }: { children: ReactNode }) => (
  <>
    <ScreenHeader>
      <Link
        to="/collections"
        activeOptions={{ exact: true }}
        className="flex h-8 items-center rounded-md px-2 text-muted-foreground text-sm hover:bg-hover hover:text-foreground coarse:h-11"
      >
        {t`Templates`}
      </Link>
    </ScreenHeader>
    <div className="flex-1 overflow-y-auto px-4 pb-16">
      <div className="mx-auto w-full max-w-5xl pt-2">{children}</div>
    </div>
  </>
);
