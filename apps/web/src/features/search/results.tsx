import { plural, t } from "@lingui/core/macro";
import { SearchX } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { errorCode, errorText } from "../../lib/trpc.ts";
import { filtersIn, removeFilter } from "./filters.ts";
import { HitGroup } from "./hit-group.tsx";
import { ChatHitRow, FileHitRow, MessageHitRow, PromptHitRow } from "./hits.tsx";
import { useSearch } from "./use-search.ts";

/** What was found, group by group. Arrows go from hit to hit. */
export function Results({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const { data, error, isFetching, isPending, isPlaceholderData, refetch } = useSearch(q);
  const list = useRef<HTMLDivElement>(null);
  if (error && !isFetching) {
    if (errorCode(error) === "BAD_REQUEST")
      return (
        <p role="alert" className="px-3 text-destructive text-sm">
          {errorText(error)}
        </p>
      );
    return (
      <EmptyState title={t`The search failed`} action={<Button onClick={() => refetch()}>{t`Try again`}</Button>}>
        {errorText(error)}
      </EmptyState>
    );
  }
  if (isPending || !data)
    return (
      <div className="grid place-items-center py-12">
        <Spinner label={t`Searching`} />
      </div>
    );
  const { chats, files, messages, prompts, indexing } = data;
  const groups = [chats, files, messages, prompts];
  const bare = filtersIn(q).reduce(removeFilter, q);
  const isEmpty = groups.every(({ hits, next }) => hits.length === 0 && next === null);
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only help along the links in it
    <div
      ref={list}
      aria-busy={isFetching || undefined}
      onKeyDown={moveFocus}
      className={isPlaceholderData ? "space-y-6 opacity-60" : "space-y-6"}
    >
      <p role="status" className="sr-only">
        {isFetching
          ? ""
          : isEmpty
            ? t`Nothing was found`
            : plural(count, { one: "# hit is shown", other: "# hits are shown" })}
      </p>
      {indexing && (
        <p className="px-3 text-muted-foreground text-sm">
          {t`Older texts are still being prepared for the search: for some minutes not everything is found.`}
        </p>
      )}
      {isEmpty ? (
        <EmptyState
          icon={<SearchX aria-hidden="true" />}
          title={t`Nothing was found`}
          action={
            bare !== q && bare !== "" && <Button onClick={() => onChange(bare)}>{t`Search without filters`}</Button>
          }
        >
          {t`All words must be there; parts of words are found from three characters on. With fewer words or filters, more is found.`}
        </EmptyState>
      ) : (
        <>
          <HitGroup q={q} group="chats" title={t`Chats`} first={chats}>
            {(hit) => <ChatHitRow key={hit.id} hit={hit} />}
          </HitGroup>
          <HitGroup q={q} group="files" title={t`Files`} first={files}>
            {(hit) => <FileHitRow key={hit.id} hit={hit} />}
          </HitGroup>
          <HitGroup q={q} group="messages" title={t`Messages`} first={messages}>
            {(hit) => <MessageHitRow key={hit.id} hit={hit} />}
          </HitGroup>
          <HitGroup q={q} group="prompts" title={t`Prompts`} first={prompts}>
            {(hit) => <PromptHitRow key={hit.id} hit={hit} />}
          </HitGroup>
        </>
      )}
    </div>
  );
}

export const hitsIn = (within: ParentNode) => [...within.querySelectorAll<HTMLElement>("a[data-hit]")];

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const hits = hitsIn(event.currentTarget);
  const at = hits.indexOf(document.activeElement as HTMLElement);
  if (at === -1) return;
  event.preventDefault();
  const next = hits[at + step];
  if (next) next.focus();
  else if (step === -1) document.querySelector<HTMLElement>("#search-field")?.focus();
}
