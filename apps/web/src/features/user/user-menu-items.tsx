import { msg, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Archive, LayoutTemplate, LogOut, Settings, Slash, Trash2 } from "lucide-react";
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
import { themes } from "./themes.ts";

const places = [
  { to: "/settings", text: msg`Settings`, Icon: Settings },
  { to: "/collections", text: msg`Templates`, Icon: LayoutTemplate },
  { to: "/prompts", text: msg`Prompts`, Icon: Slash },
  { to: "/archive", text: msg`Archived chats`, Icon: Archive },
  { to: "/trash", text: msg`Trash`, Icon: Trash2 },
] as const;

export function UserMenuItems({ open, onOpenChange, children }: OpenableProps) {
  const theme = useTheme();
  return (
    <Menu modal={false} open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{children}</MenuTrigger>
      <MenuContent side="top" align="start" className="w-(--radix-dropdown-menu-trigger-width)">
        {places.map(({ to, text, Icon }) => (
          <MenuItem key={to} asChild>
            <Link to={to}>
              <Icon aria-hidden="true" />
              {t(text)}
            </Link>
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuLabel>{t`Theme`}</MenuLabel>
        <MenuRadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
          {themes.map(({ value, text, Icon }) => (
            <MenuRadioItem key={value} value={value} icon={<Icon aria-hidden="true" />}>
              {t(text)}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={askToLeave}>
          {t`Sign out`}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
