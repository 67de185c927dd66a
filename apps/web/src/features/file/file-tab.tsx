import { t } from "@lingui/core/macro";
import { Tabs } from "radix-ui";
import type { ReactNode } from "react";

export { Tabs };

export const CONTENT = "flex min-h-0 flex-1 flex-col focus-visible:-outline-offset-2 aria-busy:opacity-60";

export const TabList = ({ children }: { children: ReactNode }) => (
  <Tabs.List aria-label={t`Ways to look at the file`} className="flex h-full min-w-0 overflow-x-auto">
    {children}
  </Tabs.List>
);

export const Tab = (props: { value: string; children: string }) => (
  <Tabs.Trigger
    {...props}
    className="relative h-full shrink-0 px-2.5 text-[13px] text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2 data-[state=active]:font-medium data-[state=active]:text-foreground data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 data-[state=active]:after:-bottom-px data-[state=active]:after:h-0.5 data-[state=active]:after:bg-primary"
  />
);
