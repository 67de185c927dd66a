import { t } from "@lingui/core/macro";
import { FileArchive, FilePlus2, FolderPlus, Plus } from "lucide-react";
import { Button } from "../../components/button.tsx";
import type { DropZoneActions } from "../../components/drop-zone.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "../../components/dropdown-menu.tsx";

/** The ways to bring files that need no dragging. */
export const AddMenu = ({ chooseFiles, chooseFolder, chooseZip, isReading }: DropZoneActions) => (
  <Menu>
    <MenuTrigger asChild>
      <Button size="sm" variant="quiet" busy={isReading}>
        <Plus aria-hidden="true" />
        {t`Add`}
      </Button>
    </MenuTrigger>
    <MenuContent>
      <MenuItem icon={<FilePlus2 aria-hidden="true" />} onSelect={chooseFiles}>
        {t`Files…`}
      </MenuItem>
      <MenuItem icon={<FolderPlus aria-hidden="true" />} onSelect={chooseFolder}>
        {t`A folder…`}
      </MenuItem>
      <MenuItem icon={<FileArchive aria-hidden="true" />} onSelect={chooseZip}>
        {t`A zip archive…`}
      </MenuItem>
    </MenuContent>
  </Menu>
);
