import { t } from "@lingui/core/macro";
import type { Tag } from "@neptun/api/tag/schema";
import { Merge, PenLine, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { useAfterMenu } from "../../components/use-after-menu.ts";
import { useChangeTags } from "./use-change-tags.ts";

export interface TagMenuProps {
  tag: Tag;
  onRename: () => void;
  /** Where there is another tag. */
  onMerge?: () => void;
  /** The button that opens the menu. */
  children: ReactNode;
}

export function TagMenu({ tag, onRename, onMerge, children }: TagMenuProps) {
  const { remove } = useChangeTags();
  const { choose, onCloseAutoFocus } = useAfterMenu(onRename);
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>{children}</MenuTrigger>
      <MenuContent onCloseAutoFocus={onCloseAutoFocus}>
        <MenuItem icon={<PenLine aria-hidden="true" />} onSelect={choose(onRename)}>
          {t`Rename`}
        </MenuItem>
        {onMerge && (
          <MenuItem icon={<Merge aria-hidden="true" />} onSelect={choose(onMerge)}>
            {t`Merge into another tag`}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={choose(() => remove(tag))}>
          {t`Delete`}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
