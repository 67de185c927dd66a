import { t } from "@lingui/core/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { EmptyState } from "../components/empty-state.tsx";
import { FilterBar } from "../features/search/filter-bar.tsx";
import { hitsIn, Results } from "../features/search/results.tsx";
import { SearchTips } from "../features/search/search-tips.tsx";
import { projectsPage } from "../lib/pages.ts";
import { trpc } from "../lib/trpc.ts";
import { useCommand } from "../lib/use-command.ts";
import { useDebounced } from "../lib/use-debounced.ts";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";

const LONGEST = 500;

/** Search over everything; the address holds the query. */
export function SearchPage() {
  useTitle(t`Search`);
  const navigate = useNavigate();
  const { q: asked = "" } = useSearch({ from: "/shell/search" });
  const [text, setText] = useState(asked);
  const field = useRef<HTMLInputElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const still = useDebounced(text.trim());
  const { data } = trpc.project.list.useQuery(projectsPage);
  // The way back brings another address; typing brings this one along.
  const own = useRef(asked);
  useEffect(() => {
    if (asked === own.current) return;
    own.current = asked;
    setText(asked);
  }, [asked]);
  useEffect(() => {
    if (still === own.current) return;
    own.current = still;
    void navigate({ to: "/search", search: { q: still || undefined }, replace: true });
  }, [still, navigate]);
  useCommand("search.open", () => field.current?.select());
  const change = (q: string) => {
    setText(q);
    field.current?.focus();
  };
  return (
    <>
      <ScreenHeader />
      <div ref={screen} className="screen">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <h1 className="sr-only">{t`Search`}</h1>
          {/* biome-ignore lint/a11y/useSemanticElements: <search> is not known everywhere yet */}
          <div role="search" className="space-y-3 pb-5">
            <div className="relative">
              <Search
                aria-hidden="true"
                className="pointer-events-none absolute top-1/2 inset-s-3 size-5 -translate-y-1/2 text-muted-foreground"
              />
              <input
                ref={field}
                id="search-field"
                type="search"
                aria-label={t`Search messages, files, chats and prompts`}
                placeholder={t`Search messages, files, chats and prompts`}
                value={text}
                maxLength={LONGEST}
                autoComplete="off"
                spellCheck={false}
                // biome-ignore lint/a11y/noAutofocus: whoever comes here wants to type
                autoFocus
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Escape" && text !== "") setText("");
                  if (event.key !== "ArrowDown" && event.key !== "Enter") return;
                  event.preventDefault();
                  const [first] = hitsIn(screen.current!);
                  if (event.key === "Enter") first?.click();
                  else first?.focus();
                }}
                className="field-control h-11 appearance-none pe-10 ps-10 [&::-webkit-search-cancel-button]:hidden"
              />
              {text !== "" && (
                <button
                  type="button"
                  aria-label={t`Clear the search`}
                  title={t`Clear the search`}
                  onClick={() => change("")}
                  className="absolute top-1/2 inset-e-1.5 grid size-8 coarse:inset-e-0 coarse:size-11 -translate-y-1/2 place-items-center rounded text-muted-foreground hover:text-foreground"
                >
                  <X className="size-4" aria-hidden="true" />
                </button>
              )}
            </div>
            <FilterBar q={text} projects={data?.projects ?? []} onChange={change} />
          </div>
          {asked === "" ? (
            <>
              <EmptyState icon={<Search aria-hidden="true" />} title={t`Find what was said and written`}>
                {t`Words, parts of words and “whole phrases” in messages and prompts, in the names of chats, and in the paths and texts of files.`}
              </EmptyState>
              <SearchTips onChoose={change} />
            </>
          ) : (
            <Results key="results" q={asked} onChange={change} />
          )}
        </div>
      </div>
    </>
  );
}
