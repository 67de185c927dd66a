import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { type Purge, PurgeDialog } from "../features/trash/purge-dialog.tsx";
import { TrashList } from "../features/trash/trash-list.tsx";
import { stayText } from "../features/trash/trash-words.ts";
import { useTrash } from "../features/trash/use-trash.ts";
import { errorText, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { Pending } from "./pending.tsx";
import { ScreenHeader } from "./screen-header.tsx";

export function Trash() {
  useTitle(t`Trash`);
  const trash = useTrash();
  const items = trash.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = items;
  const { data: limits } = trpc.limit.list.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const stay = stayText(limits?.trash_days);
  const [purge, setPurge] = useState<Purge>();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <ScreenHeader />
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <div className="mb-6 flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0">
              <h1 ref={heading} tabIndex={-1} className="font-semibold text-2xl tracking-tight focus:outline-none">
                {t`Trash`}
              </h1>
              {first && (
                <p className="mt-1 text-muted-foreground">
                  <Trans>What you delete stays here {stay}, then it is gone for good.</Trans>
                </p>
              )}
            </div>
            {first && <Button onClick={() => setPurge("all")}>{t`Empty trash`}</Button>}
          </div>
          {trash.isPending && <Pending />}
          {trash.isError && !first && (
            <EmptyState
              title={t`The trash could not be loaded`}
              action={<Button onClick={() => trash.refetch()}>{t`Try again`}</Button>}
            >
              {errorText(trash.error)}
            </EmptyState>
          )}
          {trash.isSuccess && !first && (
            <EmptyState
              icon={<Trash2 aria-hidden="true" />}
              title={t`The trash is empty`}
              className="rounded-xl border border-dashed"
            >
              <Trans>
                Chats, projects, messages, files and templates that you delete stay here {stay}. Until then you can
                bring them back as they were.
              </Trans>
            </EmptyState>
          )}
          {first && (
            <TrashList
              items={items}
              hasMore={trash.hasNextPage}
              isLoadingMore={trash.isFetchingNextPage}
              onMore={() => void trash.fetchNextPage()}
              onPurge={setPurge}
            />
          )}
        </div>
      </div>
      <PurgeDialog
        purge={purge}
        onClose={() => setPurge(undefined)}
        // The button it came from is gone.
        onDone={() => setTimeout(() => heading.current?.focus({ preventScroll: true }))}
      />
    </>
  );
}
