import { t } from "@lingui/core/macro";
import { Link, type LinkProps } from "@tanstack/react-router";
import { LayoutTemplate, Link2 } from "lucide-react";
import { filesText } from "./collection-words.ts";

export interface CollectionRow {
  key: string;
  name: string;
  description: string | null;
  file_count: number;
  isShared?: boolean;
  link: LinkProps;
}

/** Collections to choose from. */
export function CollectionList({ label, rows }: { label: string; rows: CollectionRow[] }) {
  return (
    <ul aria-label={label} className="divide-y">
      {rows.map(({ key, name, description, file_count, isShared, link }) => (
        <li key={key}>
          <Link {...link} className="-mx-3 flex items-center gap-3 rounded-md px-3 py-3.5 hover:bg-muted">
            <LayoutTemplate className="size-[18px] shrink-0 text-muted-foreground" aria-hidden="true" />
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate font-medium">
                {name}
              </span>
              <span className="block truncate text-muted-foreground text-sm">
                {[filesText(file_count), description].filter(Boolean).join(" · ")}
              </span>
            </span>
            {isShared && (
              <span className="flex shrink-0 items-center gap-1.5 text-muted-foreground text-sm">
                <Link2 className="size-4" aria-hidden="true" />
                {t`Shared`}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
