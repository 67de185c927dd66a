import { Link } from "@tanstack/react-router";
import { ChevronsUpDown, LayoutTemplate, LogOut, Monitor, Moon, Settings, Sun, Trash2 } from "lucide-react";
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
import { setTheme, type Theme, useTheme } from "../../lib/theme.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLogOut } from "./use-log-out.ts";

export function UserMenu() {
  const { data } = trpc.user.get.useQuery();
  const theme = useTheme();
  const logOut = useLogOut();
  const email = data?.user.primary_email ?? "";
  return (
    <Menu modal={false}>
      <MenuTrigger className="flex h-11 w-full items-center gap-2.5 rounded-md px-2 text-left text-sm hover:bg-hover data-[state=open]:bg-hover">
        <span
          aria-hidden="true"
          className="grid size-7 shrink-0 place-items-center rounded-full bg-primary-muted font-semibold text-primary text-xs uppercase"
        >
          {email.slice(0, 1)}
        </span>
        <span className="min-w-0 flex-1 truncate">{email}</span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
      </MenuTrigger>
      <MenuContent side="top" align="start" className="w-(--radix-dropdown-menu-trigger-width)">
        <MenuItem asChild>
          <Link to="/settings">
            <Settings aria-hidden="true" />
            Settings
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link to="/collections">
            <LayoutTemplate aria-hidden="true" />
            Templates
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link to="/trash">
            <Trash2 aria-hidden="true" />
            Trash
          </Link>
        </MenuItem>
        <MenuSeparator />
        <MenuLabel>Theme</MenuLabel>
        <MenuRadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
          <MenuRadioItem value="light" icon={<Sun aria-hidden="true" />}>
            Light
          </MenuRadioItem>
          <MenuRadioItem value="dark" icon={<Moon aria-hidden="true" />}>
            Dark
          </MenuRadioItem>
          <MenuRadioItem value="system" icon={<Monitor aria-hidden="true" />}>
            System
          </MenuRadioItem>
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={() => logOut.mutate()}>
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
