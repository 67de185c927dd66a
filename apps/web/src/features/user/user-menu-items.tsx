import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Archive, LayoutTemplate, LogOut, Monitor, Moon, Settings, Slash, Sun, Trash2 } from "lucide-react";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from "../../components/dropdown-menu.tsx";
import type { OpenableProps } from "../../components/later.tsx";
import { askToLeave } from "../../lib/leaving.ts";
import { setTheme, type Theme, useTheme } from "../../lib/theme.ts";

export function UserMenuItems({ open, onOpenChange, children }: OpenableProps) {
  const theme = useTheme();
  return (
    <Menu modal={false} open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{children}</MenuTrigger>
      <MenuContent side="top" align="start" className="w-(--radix-dropdown-menu-trigger-width)">
        <MenuItem asChild>
          <Link to="/settings">
            <Settings aria-hidden="true" />
            {t`Settings`}
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link to="/collections">
            <LayoutTemplate aria-hidden="true" />
            {t`Templates`}
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link to="/prompts">
            <Slash aria-hidden="true" />
            {t`Prompts`}
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link to="/archive">
            <Archive aria-hidden="true" />
            {t`Archived chats`}
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link to="/trash">
            <Trash2 aria-hidden="true" />
            {t`Trash`}
          </Link>
        </MenuItem>
        <MenuSeparator />
        <MenuLabel>{t`Theme`}</MenuLabel>
        <MenuRadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
          <MenuRadioItem value="light" icon={<Sun aria-hidden="true" />}>
            {t`Light`}
          </MenuRadioItem>
          <MenuRadioItem value="dark" icon={<Moon aria-hidden="true" />}>
            {t`Dark`}
          </MenuRadioItem>
          <MenuRadioItem value="system" icon={<Monitor aria-hidden="true" />}>
            {t`System`}
          </MenuRadioItem>
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={askToLeave}>
          {t`Sign out`}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
