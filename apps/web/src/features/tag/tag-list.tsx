import { t } from "@lingui/core/macro";
import { Tag as Sign } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { MergeTagDialog } from "./merge-tag-dialog.tsx";
import { TagRow } from "./tag-row.tsx";

/** All tags, each with what can be done with it. */
export function TagList() {
  const { data, error, refetch } = trpc.tag.list.useQuery();
  const [merged, setMerged] = useState<number>();
  const tags = data?.tags ?? [];
  const tag = tags.find(({ id }) => id === merged);
  if (error && !data)
    return (
      <EmptyState
        title={t`The tags could not be loaded`}
        action={<Button onClick={() => refetch()}>{t`Try again`}</Button>}
      >
        {errorText(error)}
      </EmptyState>
    );
  if (data && tags.length === 0)
    return (
      <EmptyState icon={<Sign aria-hidden="true" />} title={t`No tags yet`} className="rounded-xl border border-dashed">
        {t`Give a chat a tag from its menu; the list of chats and the search can be narrowed to it.`}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label={t`Tags`} className="divide-y">
        {tags.map((one) => (
          <TagRow key={one.id} tag={one} onMerge={tags.length > 1 ? () => setMerged(one.id) : undefined} />
        ))}
      </ul>
      {tag && <MergeTagDialog tag={tag} tags={tags} onClose={() => setMerged(undefined)} />}
    </>
  );
}
