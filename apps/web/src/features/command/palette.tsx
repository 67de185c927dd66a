import { msg, plural, t } from "@lingui/core/macro";
import { useRouter } from "@tanstack/react-router";
import { ExternalLink, Link2, Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { copyAndSay } from "../../components/copy-and-say.ts";
import { Modal } from "../../components/modal.tsx";
import { lineKey } from "../../lib/direction.ts";
import type { PaletteItem, PalettePage } from "./palette-item.ts";
import { PaletteOption } from "./palette-option.tsx";
import { rememberItem } from "./recent-items.ts";

export interface PaletteProps {
  /** What can be found with this text, the best first. */
  items: PaletteItem[];
  text: string;
  onText(text: string): void;
  /** More is still being looked for. */
  isBusy: boolean;
  onClose(): void;
}

const PLACEHOLDER = msg`Find chats, files, messages and commands`;

/** A field and one list: the focus stays in the field, the arrows walk. */
export function Palette({ items: found, text: query, onText, isBusy, onClose }: PaletteProps) {
  const router = useRouter();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const next = useRef<() => void>(undefined);
  const [pages, setPages] = useState<{ page: PalettePage; text: string }[]>([]);
  const [active, setActive] = useState<string>();
  const top = pages.at(-1);
  const text = top ? top.text : query;
  const items = top ? top.page.itemsFor(top.text) : found;
  const current = items.find(({ key }) => key === active) ?? items[0];

  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [current?.key]);
  const change = (next: string) => {
    setActive(undefined);
    if (top) setPages([...pages.slice(0, -1), { ...top, text: next }]);
    else onText(next);
  };
  const open = (page: PalettePage) => {
    setActive(undefined);
    setPages([...pages, { page, text: page.text ?? "" }]);
    field.current?.focus();
  };
  const back = () => {
    setActive(undefined);
    setPages(pages.slice(0, -1));
  };
  const openTab = (href: string) => void window.open(href, "_blank", "noopener");
  /** What can be done with it, and with the place that it is. */
  const actionsFor = ({ to, ...item }: PaletteItem): PaletteItem[] => {
    const actions = item.actions?.() ?? [];
    if (!to) return actions;
    const { href } = router.buildLocation(to);
    const link = new URL(href, location.href).href;
    return [
      ...actions,
      { key: "tab", icon: <ExternalLink />, title: t`Open in a new tab`, run: () => openTab(href) },
      { key: "link", icon: <Link2 />, title: t`Copy link`, run: () => copyAndSay(link, t`The link is copied`) },
    ];
  };
  const openActions = (item: PaletteItem) => open(actionsOf(item.title, actionsFor(item)));
  const choose = (item: PaletteItem, inNewTab = false) => {
    if (item.page) return open(item.page);
    if (!top) rememberItem(item.key);
    if (item.to && inNewTab) {
      return openTab(router.buildLocation(item.to).href);
    }
    next.current = () => (item.to ? void router.navigate(item.to) : void item.run?.());
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { currentTarget, nativeEvent } = event;
    const key = lineKey(event.key);
    if (nativeEvent.isComposing || event.altKey) return;
    const isAtEnd = currentTarget.selectionStart === text.length && currentTarget.selectionEnd === text.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) {
      const at = current ? items.indexOf(current) + step : 0;
      setActive(items.at(at % Math.max(1, items.length))?.key);
    } else if (key === "Enter" && current) choose(current, event.metaKey || event.ctrlKey);
    else if (key === "ArrowRight" && isAtEnd && (current?.to || current?.actions)) openActions(current);
    else if (top && (key === "Escape" || (key === "Backspace" && text === "") || (key === "ArrowLeft" && text === "")))
      back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const idOf = (item: PaletteItem) => `${listId}-${item.key.replace(/[^\w-]/g, "_")}`;
  return (
    <Modal title={t`Find anything`} onClose={onClose} next={next}>
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden="true" className="size-[18px] shrink-0 text-muted-foreground" />
        {top && (
          <span className="max-w-40 shrink-0 truncate rounded bg-muted px-1.5 py-0.5 text-xs">{top.page.title}</span>
        )}
        <input
          ref={field}
          role="combobox"
          aria-label={top?.page.placeholder ?? t(PLACEHOLDER)}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current && idOf(current)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={256}
          placeholder={top?.page.placeholder ?? t(PLACEHOLDER)}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-[15px] outline-none coarse:text-base"
        />
        <Button aria-label={t`Close`} title={t`Close`} size="icon" variant="quiet" onClick={onClose}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t`Offers`}
        aria-busy={isBusy}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5"
      >
        {items.map((item) => (
          <PaletteOption
            key={item.key}
            id={idOf(item)}
            item={item}
            isActive={item === current}
            onPoint={() => setActive(item.key)}
            onChoose={() => choose(item)}
            onActions={() => openActions(item)}
          />
        ))}
      </div>
      <p role="status" className={items.length > 0 ? "sr-only" : "px-4 pb-6 text-center text-muted-foreground text-sm"}>
        {items.length > 0
          ? plural(items.length, { one: "# offer", other: "# offers" })
          : isBusy
            ? t`Searching…`
            : t`Nothing was found`}
      </p>
      <p className="flex flex-wrap gap-x-4 border-t px-4 py-2 text-muted-foreground text-xs">
        {top ? (
          <span>{t`Esc goes back`}</span>
        ) : (
          <>
            <span>{t`> commands`}</span>
            <span>{t`# files`}</span>
            <span>{t`@ models`}</span>
            <span className="coarse:hidden">{t`→ more about a result`}</span>
          </>
        )}
      </p>
    </Modal>
  );
}

/** A page of what can be done with something. */
function actionsOf(title: string, actions: PaletteItem[]): PalettePage {
  return {
    title,
    placeholder: t`What to do with it`,
    itemsFor: (text) => actions.filter((action) => action.title.toLowerCase().includes(text.trim().toLowerCase())),
  };
}
