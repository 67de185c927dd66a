import { t } from "@lingui/core/macro";
import { Link, lazyRouteComponent } from "@tanstack/react-router";
import { Command, PanelLeftClose, Search, SquarePen } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../components/button.tsx";
import { IconButton } from "../components/icon-button.tsx";
import { Logo } from "../components/logo.tsx";
import { SearchField } from "../components/search-field.tsx";
import { UserMenu } from "../features/user/user-menu.tsx";
import { runCommand } from "../lib/use-command.ts";
import { useDebounced } from "../lib/use-debounced.ts";
import { useSidebar } from "./use-sidebar.ts";

// They come while the chats are fetched; the rest of the first page does not wait for them.
const ChatList = lazyRouteComponent(() => import("../features/chat/chat-list.tsx"), "ChatList");
const ProjectNav = lazyRouteComponent(() => import("../features/project/project-nav.tsx"), "ProjectNav");
export const preloadChatList = () => {
  void ChatList.preload?.();
  void ProjectNav.preload?.();
};

export function Sidebar({ onClose, children }: { onClose: () => void; children?: ReactNode }) {
  const [search, setSearch] = useState("");
  const query = useDebounced(search.trim());
  const { projectsOpen, toggleProjects } = useSidebar();
  return (
    <nav aria-label={t`Chats and projects`} className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex h-13 shrink-0 items-center justify-between pe-3 ps-4">
          <Link
            to="/"
            className="flex h-8 items-center gap-2.5 rounded-md font-semibold text-[15px] tracking-tight coarse:h-11"
          >
            <Logo className="size-6" />
            Neptun
          </Link>
          <span className="flex">
            <IconButton label={t`Find anything`} onClick={() => runCommand("palette.open")}>
              <Command aria-hidden="true" />
            </IconButton>
            <IconButton label={t`Search everything`} asChild>
              <Link to="/search">
                <Search aria-hidden="true" />
              </Link>
            </IconButton>
            <IconButton label={t`Close the sidebar`} onClick={onClose}>
              <PanelLeftClose aria-hidden="true" />
            </IconButton>
          </span>
        </div>
        <div className="space-y-2 px-3 pb-2">
          <Button asChild className="w-full justify-start px-2.5 shadow-card">
            <Link to="/">
              <SquarePen aria-hidden="true" className="text-primary" />
              {t`New chat`}
            </Link>
          </Button>
          <SearchField
            label={t`Search chats by name`}
            placeholder={t`Search chats`}
            value={search}
            onChange={setSearch}
          />
        </div>
        <Suspense fallback={<div className="flex-1" />}>
          <ChatList query={query}>
            {query === "" && <ProjectNav open={projectsOpen} onToggle={toggleProjects} />}
          </ChatList>
        </Suspense>
        <div className="shrink-0 border-t p-2">
          <UserMenu />
        </div>
      </div>
      {children}
    </nav>
  );
}
