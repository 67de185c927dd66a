import { t } from "@lingui/core/macro";
import { FileX } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { errorCode, errorText } from "../../lib/trpc.ts";

export interface LoadFailureProps {
  error: unknown;
  onRetry: () => void;
  onShowAll: () => void;
}

/** In the place of a file that cannot be shown. */
export function LoadFailure({ error, onRetry, onShowAll }: LoadFailureProps) {
  const isMissing = errorCode(error) === "NOT_FOUND";
  return (
    <EmptyState
      className="m-auto"
      icon={<FileX aria-hidden="true" />}
      title={isMissing ? t`This file is not in the chat` : t`The file could not be loaded`}
      action={
        isMissing ? (
          <Button onClick={onShowAll}>{t`Show all files`}</Button>
        ) : (
          <Button onClick={onRetry}>{t`Try again`}</Button>
        )
      }
    >
      {isMissing ? t`It may have been removed together with its message.` : errorText(error)}
    </EmptyState>
  );
}
