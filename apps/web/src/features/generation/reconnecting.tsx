import { t } from "@lingui/core/macro";
import { Spinner } from "../../components/spinner.tsx";

export const Reconnecting = () => (
  <p
    role="status"
    className="mb-2 flex animate-fade-in items-center justify-center gap-2 text-[13px] text-muted-foreground"
  >
    <Spinner className="size-3.5" />
    {t`Reconnecting…`}
  </p>
);
