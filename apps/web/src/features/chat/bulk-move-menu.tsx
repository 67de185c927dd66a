import { t } from "@lingui/core/macro";
import { Folder, FolderInput } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { projectsPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";

export interface BulkMoveMenuProps {
  disabled: boolean;
  onMove: (projectId: number | null) => void;
}

/** Moves the selected chats into a project, or out of theirs. */
export function BulkMoveMenu({ disabled, onMove }: BulkMoveMenuProps) {
  const projects = trpc.project.list.useQuery(projectsPage).data?.projects ?? [];
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button
          variant="quiet"
          size="icon"
          aria-label={t`Move to project`}
          title={t`Move to project`}
          disabled={disabled}
        >
          <FolderInput aria-hidden="true" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {projects.length === 0 && <MenuLabel>{t`There is no project yet`}</MenuLabel>}
        {projects.map(({ id, name }) => (
          <MenuItem key={id} icon={<Folder aria-hidden="true" />} onSelect={() => onMove(id)}>
            {name}
          </MenuItem>
        ))}
        {projects.length > 0 && <MenuSeparator />}
        <MenuItem onSelect={() => onMove(null)}>{t`No project`}</MenuItem>
      </MenuContent>
    </Menu>
  );
}
