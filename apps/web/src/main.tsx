import "./lib/zod-without-eval.ts";
import "./styles.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Direction } from "radix-ui";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { router } from "./app/router.tsx";
import { TooltipProvider } from "./components/tooltip.tsx";
import { isRtl } from "./lib/direction.ts";
import { loadStrings } from "./lib/load-strings.ts";
import { queryClient, trpc, trpcClient } from "./lib/trpc.ts";

// Not awaited at the top level, which would split the page into many more files.
void loadStrings().then(() =>
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <Direction.Provider dir={isRtl() ? "rtl" : "ltr"}>
            <TooltipProvider>
              <RouterProvider router={router} />
            </TooltipProvider>
          </Direction.Provider>
        </QueryClientProvider>
      </trpc.Provider>
    </StrictMode>,
  ),
);
