import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Palette } from "../features/command/palette.tsx";
import { rankItems } from "../features/command/rank-items.ts";
import { recentItems } from "../features/command/recent-items.ts";
import { keyOf, trpc, trpcClient } from "../lib/trpc.ts";
import { useDebounced } from "../lib/use-debounced.ts";
import { useHitItems } from "./palette-hits.tsx";
import { useChatItems, useCommandItems, useModelItems, useProjectItems } from "./palette-sources.tsx";

const MOST = 60;
const FIRST = 12;

/** Everything that can be found and done, in one list: what the page knows at once, then what the server finds. */
export function AppPalette({ onClose }: { onClose(): void }) {
  const [text, setText] = useState("");
  const [recent] = useState(recentItems);
  const mode = /^[>#@]/.exec(text)?.[0];
  const query = (mode ? text.slice(1) : text).trim();
  const commands = useCommandItems();
  const chats = useChatItems();
  const projects = useProjectItems();
  const models = useModelItems();
  const hits = useHits(mode === ">" || mode === "@" ? "" : mode === "#" ? `${query} is:file` : query, query);

  const known =
    mode === ">" ? commands : mode === "@" ? models : mode === "#" ? [] : [...chats, ...projects, ...commands];
  const ranked = rankItems(known, query, recent).slice(0, query === "" && !mode ? FIRST : MOST);
  const seen = new Set(ranked.map(({ key }) => key));
  const items = [...ranked, ...hits.items.filter(({ key }) => !seen.has(key))];
  return <Palette {...{ items, text, onClose }} onText={setText} isBusy={hits.isBusy} />;
}

/** What the server finds. Until its answer is there, of the one before only what still fits stays. */
function useHits(q: string, words: string) {
  const asked = useDebounced(words === "" ? "" : q, 80);
  const isOn = words !== "" && q !== "";
  const { data, isFetching, isPlaceholderData } = useQuery({
    queryKey: keyOf(trpc.search.all, { q: asked, limit: 8 }, "query"),
    queryFn: ({ signal }) => trpcClient.search.all.query({ q: asked, limit: 8 }, { signal }),
    enabled: isOn && asked !== "",
    staleTime: 10_000,
    placeholderData: (before) => before,
    retry: false,
  });
  const items = useHitItems(isOn ? data : undefined);
  const isStale = isPlaceholderData || asked !== q;
  return {
    items: isStale ? rankItems(items, words, []) : items,
    isBusy: isOn && (isFetching || asked !== q),
  };
}
