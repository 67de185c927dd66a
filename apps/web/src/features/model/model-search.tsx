import { t } from "@lingui/core/macro";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { groupModels, type ModelList } from "./group-models.ts";
import { ModelOptions } from "./model-options.tsx";

export interface ModelSearchProps {
  list: ModelList;
  value: string | undefined;
  onChoose(model: string): void;
}

/** A list to search in: the focus stays in the field, the arrows walk over what can be chosen. */
export function ModelSearch({ list, value, onChoose }: ModelSearchProps) {
  const listId = useId();
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(value);
  const groups = useMemo(() => groupModels(list, search), [list, search]);
  const ids = groups.flatMap(({ options }) => options.filter(({ isAvailable }) => isAvailable).map(({ id }) => id));
  const current = active !== undefined && ids.includes(active) ? active : ids[0];
  const field = useRef<HTMLInputElement>(null);
  const options = useRef<HTMLDivElement>(null);
  // The list may come after the popover has looked for what to focus.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    options.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const at = current === undefined ? 0 : ids.indexOf(current) + step;
      setActive(ids.at(at % ids.length));
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      onChoose(current);
    }
  };
  const idOf = (model: string) => `${listId}-${model.replace(/[^\w-]/g, "_")}`;
  return (
    <div className="flex max-h-[min(24rem,50dvh)] flex-col">
      <label className="flex items-center gap-2 border-b px-3">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
        <input
          ref={field}
          role="combobox"
          aria-label={t`Search models`}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current && idOf(current)}
          autoComplete="off"
          spellCheck={false}
          placeholder={t`Search models`}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-10 min-w-0 flex-1 bg-transparent text-sm outline-none coarse:h-12 coarse:text-base"
        />
      </label>
      <ModelOptions ref={options} {...{ listId, idOf, groups, value, current, onChoose }} onPoint={setActive} />
    </div>
  );
}
