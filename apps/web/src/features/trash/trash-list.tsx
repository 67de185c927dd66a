import { t } from "@lingui/core/macro";
import { useEffect, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { TrashRow } from "./trash-row.tsx";
import { itemKey, type TrashItem } from "./use-trash.ts";

export interface TrashListProps {
  items: TrashItem[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
  onPurge: (item: TrashItem) => void;
}

/** The items; the next ones come when the end is near. */
export function TrashList({ items, hasMore, isLoadingMore, onMore, onPurge }: TrashListProps) {
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    if (!hasMore || isLoadingMore || !end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) more.current();
      },
      { rootMargin: "600px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, isLoadingMore]);
  return (
    <>
      <ul aria-label={t`Deleted things`} className="divide-y">
        {items.map((item) => (
          <TrashRow key={itemKey(item)} item={item} onPurge={() => onPurge(item)} />
        ))}
      </ul>
      {hasMore && (
        <div ref={end} className="grid place-items-center py-4">
          {isLoadingMore ? <Spinner label={t`Loading`} /> : <Button onClick={onMore}>{t`Show more`}</Button>}
        </div>
      )}
    </>
  );
}
