import { t } from "@lingui/core/macro";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { errorText } from "../../lib/trpc.ts";

/** In the place of files that could not be loaded. */
export const ProjectFailure = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => (
  <EmptyState
    className="m-auto"
    title={t`The files could not be loaded`}
    action={<Button onClick={onRetry}>{t`Try again`}</Button>}
  >
    {errorText(error)}
  </EmptyState>
);
