import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { ChevronsUpDown } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { formatSize } from "../../lib/format-size.ts";

export interface VersionMenuProps {
  /** Newest first. */
  versions: ChatFile[];
  fileId: number;
  onSelect: (fileId: number) => void;
}

/** Which version is shown, and the way to the others. */
export function VersionMenu({ versions, fileId, onSelect }: VersionMenuProps) {
  const shown = versions.find(({ id }) => id === fileId);
  if (!shown) return null;
  if (versions.length === 1) return <span className="px-2 text-muted-foreground text-xs">v{shown.version}</span>;
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button size="sm" variant="ghost" className="h-7 gap-1 px-2 tabular-nums">
          <span>
            v{shown.version}{" "}
            <span className="font-normal text-muted-foreground">
              <Trans>of {versions[0]!.version}</Trans>
            </span>
            <span className="sr-only">{t`, choose a version`}</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5! text-muted-foreground" />
        </Button>
      </MenuTrigger>
      <MenuContent align="start" className="max-h-80 min-w-56">
        <MenuRadioGroup value={String(fileId)} onValueChange={(id) => onSelect(Number(id))}>
          {versions.map((version, at) => (
            <MenuRadioItem key={version.id} value={String(version.id)} title={fullDate(version.created_at)}>
              <span className="inline-block min-w-9 font-medium tabular-nums">v{version.version}</span>
              <span className="text-muted-foreground">
                {shortDate(version.created_at)}, {formatSize(version.size)}
                {at === 0 && `, ${t`newest`}`}
              </span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
