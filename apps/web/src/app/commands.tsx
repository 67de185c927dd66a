import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { soon } from "../components/soon.tsx";
import { listenForKeys } from "../lib/listen-for-keys.ts";
import { chatsPage } from "../lib/pages.ts";
import { readTextWidth, setTextWidth } from "../lib/text-width.ts";
import { setTheme, useIsDark } from "../lib/theme.ts";
import { utils } from "../lib/trpc.ts";
import { runCommand, useCommand } from "../lib/use-command.ts";
import { useIsNarrow } from "../lib/use-media.ts";
import { useSidebar } from "./use-sidebar.ts";
import { useSidebarSwipe } from "./use-sidebar-swipe.ts";

const AppPalette = soon(() => import("./palette.tsx").then(({ AppPalette }) => AppPalette));
const ShortcutSheet = soon(() =>
  import("../features/command/shortcut-sheet.tsx").then(({ ShortcutSheet }) => ShortcutSheet),
);

const QUIET_MS = 500;

/** What can be done on every page of someone who is signed in. */
export function Commands() {
  const [shown, setShown] = useState<"palette" | "sheet">();
  const close = () => setShown(undefined);
  useEffect(listenForKeys, []);
  useEffect(() => {
    // Whoever presses its key should not wait for it.
    const timer = setTimeout(() => AppPalette.preload().catch(() => {}), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  const isDark = useIsDark();
  useCommand("palette.open", () => setShown(shown === "palette" ? undefined : "palette"));
  useCommand("shortcuts.show", () => setShown("sheet"));
  useCommand("theme.toggle", () => setTheme(isDark ? "light" : "dark"));
  useCommand("width.toggle", () => setTextWidth(readTextWidth() === "wide" ? "normal" : "wide"));
  useSidebarCommand();
  useSidebarSwipe();
  useGoingCommands();
  return (
    <>
      {shown === "palette" && <AppPalette onClose={close} />}
      {shown === "sheet" && <ShortcutSheet onClose={close} />}
    </>
  );
}

function useSidebarCommand() {
  const narrow = useIsNarrow();
  useCommand("sidebar.toggle", () => {
    const { open, overlay, setOpen, setOverlay } = useSidebar.getState();
    if (narrow) setOverlay(!overlay);
    else setOpen(!open);
  });
}

function useGoingCommands() {
  const { navigate, state } = useRouter();
  useCommand("search.open", () => navigate({ to: "/search" }));
  useCommand("settings.open", () => navigate({ to: "/settings" }));
  useCommand("projects.open", () => navigate({ to: "/projects" }));
  useCommand("collections.open", () => navigate({ to: "/collections" }));
  useCommand("prompts.open", () => navigate({ to: "/prompts" }));
  useCommand("tags.open", () => navigate({ to: "/tags" }));
  useCommand("trash.open", () => navigate({ to: "/trash" }));
  useCommand("chat.new", async () => {
    await navigate({ to: "/" });
    runCommand("composer.focus");
  });
  const goBy = (step: number) => {
    const chats = utils.chat.list.getInfiniteData(chatsPage)?.pages.flatMap((page) => page.chats) ?? [];
    const at = chats.findIndex(({ id }) => state.location.pathname === `/chats/${id}`);
    const chat = chats[at < 0 ? 0 : at + step];
    if (!chat) return false;
    return navigate({ to: "/chats/$chatId", params: { chatId: String(chat.id) } });
  };
  useCommand("chat.previous", () => goBy(-1));
  useCommand("chat.next", () => goBy(1));
}
