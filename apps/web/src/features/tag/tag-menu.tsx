import { t } from "@lingui/core/macro";
import type { Tag } from "@neptun/api/tag/schema";
import { Merge, PenLine, Trash2 } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
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
  // Runs once the focus is back on the button.
  const next = useRef<() => void>(undefined);
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>{children}</MenuTrigger>
      <MenuContent
        onCloseAutoFocus={(event) => {
          const action = next.current;
          next.current = undefined;
          if (action === onRename) event.preventDefault();
          if (action) setTimeout(action);
        }}
      >
        <MenuItem
          icon={<PenLine aria-hidden="true" />}
          onSelect={() => {
            next.current = onRename;
          }}
        >
          {t`Rename`}
        </MenuItem>
        {onMerge && (
          <MenuItem
            icon={<Merge aria-hidden="true" />}
            onSelect={() => {
              next.current = onMerge;
            }}
          >
            {t`Merge into another tag`}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem
          danger
          icon={<Trash2 aria-hidden="true" />}
          onSelect={() => {
            next.current = () => remove(tag);
          }}
        >
          {t`Delete`}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
