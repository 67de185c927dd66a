import { t } from "@lingui/core/macro";
import { lazyRouteComponent, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { ResizeHandle } from "../components/resize-handle.tsx";
import { soon } from "../components/soon.tsx";
import { useSession } from "../lib/session.ts";
import { useIsNarrow } from "../lib/use-media.ts";
import { Sidebar } from "./sidebar.tsx";
import { useSidebar } from "./use-sidebar.ts";

const Sheet = soon(() => import("../components/sheet.tsx").then(({ Sheet }) => Sheet));
const SignInAgain = soon(() => import("./sign-in-again.tsx").then(({ SignInAgain }) => SignInAgain));

const Behind = lazyRouteComponent(() => import("./behind.tsx"), "Behind");
/** Whoever sees the page can use its keys. */
export const loadBehind = async () => void (await Behind.preload?.());

/** The frame of every page for someone who is signed in. */
export function Shell() {
  const narrow = useIsNarrow();
  const { open, overlay, setOverlay, width, setWidth } = useSidebar();
  const hasEnded = useSession((state) => state.hasEnded);
  const href = useRouterState({ select: (state) => state.location.href });
  // Going anywhere closes the overlay.
  useEffect(() => setOverlay(false), [href, setOverlay]);

  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#main"
        className="absolute top-2 inset-s-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground text-sm focus:translate-y-0 coarse:py-3"
      >
        {t`Skip to the content`}
      </a>
      {narrow ? (
        <Sheet open={overlay} onOpenChange={setOverlay} title={t`Navigation`} side="start" className="bg-sidebar">
          <Sidebar onClose={() => setOverlay(false)} />
        </Sheet>
      ) : (
        open && (
          <div className="flex shrink-0 flex-col bg-sidebar" style={{ width }}>
            <Sidebar onClose={() => useSidebar.getState().setOpen(false)}>
              <ResizeHandle
                label={t`Width of the sidebar`}
                value={width}
                of="before"
                unit="px"
                min={220}
                max={440}
                onChange={setWidth}
              />
            </Sidebar>
          </div>
        )
      )}
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col focus:outline-none">
        <Outlet />
      </main>
      <Suspense fallback={null}>
        <Behind />
      </Suspense>
      {hasEnded && <SignInAgain />}
    </div>
  );
}
