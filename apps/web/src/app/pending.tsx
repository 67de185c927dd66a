import { t } from "@lingui/core/macro";
import { Spinner } from "../components/spinner.tsx";

export const Pending = () => (
  <div className="grid min-h-40 flex-1 place-items-center text-muted-foreground">
    <Spinner label={t`Loading`} className="size-5" />
  </div>
);

/** With nothing else on the page. */
export const PendingPage = () => (
  <main className="flex min-h-dvh">
    <Pending />
  </main>
);
