import { t } from "@lingui/core/macro";
import { Link, type ToOptions } from "@tanstack/react-router";
import { Fragment } from "react";
import { cn } from "../lib/cn.ts";

export interface Crumb {
  name: string;
  to: ToOptions;
}

/** The links to the places above a screen, the outermost first; where there is little room, only to the nearest. */
export const Crumbs = ({ of }: { of: Crumb[] }) => (
  <nav aria-label={t`Breadcrumbs`} className="flex min-w-0 items-center">
    {of.map(({ name, to }, at) => (
      <Fragment key={name}>
        {at > 0 && (
          <span aria-hidden="true" className="text-input max-sm:hidden">
            /
          </span>
        )}
        <Link
          {...to}
          activeOptions={{ exact: true }}
          className={cn(
            "flex h-8 min-w-0 items-center rounded-md px-2 text-muted-foreground text-sm hover:bg-hover hover:text-foreground coarse:h-11",
            at < of.length - 1 && "shrink-0 max-sm:hidden",
          )}
        >
          <span dir="auto" className="truncate">
            {name}
          </span>
        </Link>
      </Fragment>
    ))}
  </nav>
);
