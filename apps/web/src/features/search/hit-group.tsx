import { t } from "@lingui/core/macro";
import { type ReactNode, useId } from "react";
import { Button } from "../../components/button.tsx";
import { errorText } from "../../lib/trpc.ts";
import { type Found, type GroupName, useMore } from "./use-search.ts";

interface HitGroupProps<Group extends GroupName> {
  q: string;
  group: Group;
  title: string;
  first: Found[Group];
  children: (hit: Found[Group]["hits"][number]) => ReactNode;
}

/** The hits of one kind, and more of them on demand. */
export function HitGroup<Group extends GroupName>({ q, group, title, first, children }: HitGroupProps<Group>) {
  const heading = useId();
  const more = useMore(q, group, first.next);
  type Hit = Found[Group]["hits"][number];
  const hits = [...first.hits, ...(more.data?.pages ?? []).flatMap((page): Hit[] => page[group].hits)] as Hit[];
  const hasMore = more.data ? more.hasNextPage : first.next !== null;
  if (hits.length === 0 && !hasMore) return null;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="px-3 pb-1 font-medium text-muted-foreground text-sm">
        {title}
      </h2>
      <ul>{hits.map(children)}</ul>
      {more.isError && (
        <p role="alert" className="px-3 py-1 text-destructive text-sm">
          {errorText(more.error)}
        </p>
      )}
      {hasMore && (
        <Button
          variant="ghost"
          size="sm"
          busy={more.isFetching}
          onClick={() => void more.fetchNextPage()}
          className="mt-1 ms-1"
        >
          {hits.length === 0 ? t`Look further among ${title.toLowerCase()}` : t`More ${title.toLowerCase()}`}
        </Button>
      )}
    </section>
  );
}
