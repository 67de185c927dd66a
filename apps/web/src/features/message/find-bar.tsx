import { t } from "@lingui/core/macro";
import { FIND_LENGTH } from "@neptun/api/message/schema";
import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Button } from "../../components/button.tsx";
import { locale } from "../../lib/language.ts";
import { errorText } from "../../lib/trpc.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useDebounced } from "../../lib/use-debounced.ts";
import { readingPlace } from "./message-target.ts";
import { numberFrom, placeAt, useFoundMessages } from "./use-found-messages.ts";
import type { GoToMessage } from "./use-jump.ts";
import { useMarks } from "./use-marks.ts";

export interface FindBarProps {
  chatId: number;
  /** What the conversation is in. */
  area: RefObject<HTMLDivElement | null>;
  onGo: GoToMessage;
  onClose(): void;
}

/** Finds a text in all messages of a chat. Escape goes back to where the reader was. */
export function FindBar({ chatId, area, onGo, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [options, setOptions] = useState({ match_case: false, whole_words: false });
  const text = useDebounced(typed.trim(), 150);
  const { found, total, error, isBusy } = useFoundMessages(chatId, text, options);
  // Which place is meant: counted from that of the reader, so that more of them before it move nothing.
  const [origin, setOrigin] = useState<{ id: number; offset?: number }>();
  const [focus, setFocus] = useState<Element | null>(null);
  const [steps, setSteps] = useState(0);
  const number = total === 0 ? 0 : (((numberFrom(found, origin?.id ?? 0) + steps) % total) + total) % total;
  const place = placeAt(found, number);
  useMarks(area, text, options, place);
  useLayoutEffect(() => {
    setFocus(document.activeElement);
    const log = area.current?.querySelector("[role=log]");
    if (log) setOrigin(readingPlace(log));
    field.current?.focus();
  }, [area]);
  useEffect(() => setSteps(0), [text, options]);
  const id = place?.messageId;
  const hasMoved = useRef(false);
  useEffect(() => {
    if (id === undefined) return;
    hasMoved.current = true;
    onGo({ id, how: "find" });
  }, [id, onGo]);
  useCommand("thread.find", () => {
    // Once more means the browser's own search.
    if (document.activeElement === field.current) return false;
    return field.current?.select();
  });
  const close = (isBack: boolean) => {
    if (isBack && origin && hasMoved.current) onGo({ ...origin, how: "back" });
    onClose();
    if (focus instanceof HTMLElement && focus.isConnected) focus.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") close(true);
    else if (event.key === "Enter" && event.target === field.current) setSteps(steps + (event.shiftKey ? -1 : 1));
    else return;
    event.preventDefault();
  };
  const toggle = (name: keyof typeof options) => setOptions({ ...options, [name]: !options[name] });
  const nth = (number + 1).toLocaleString(locale);
  const all = `${total.toLocaleString(locale)}${isBusy ? "+" : ""}`;
  const said = text === "" ? "" : total > 0 ? t`${nth} of ${all}` : isBusy ? "…" : t`No hits`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known everywhere yet
    <div
      role="search"
      aria-label={t`Find in this chat`}
      onKeyDown={onKeyDown}
      className="absolute inset-x-3 top-2 z-20 flex animate-rise-in items-center gap-0.5 rounded-lg border bg-popover p-1 shadow-popover sm:start-auto sm:w-[26rem]"
    >
      <input
        ref={field}
        type="text"
        aria-label={t`Find in this chat`}
        placeholder={t`Find in this chat`}
        value={typed}
        maxLength={FIND_LENGTH}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        className="h-8 min-w-0 flex-1 bg-transparent px-2 text-sm outline-none coarse:h-11 coarse:text-base"
      />
      <span role="status" className="shrink-0 px-1 text-muted-foreground text-xs tabular-nums">
        {error ? errorText(error) : said}
      </span>
      <Tool label={t`Match case`} isOn={options.match_case} onClick={() => toggle("match_case")}>
        <CaseSensitive aria-hidden="true" />
      </Tool>
      <Tool label={t`Whole words`} isOn={options.whole_words} onClick={() => toggle("whole_words")}>
        <WholeWord aria-hidden="true" />
      </Tool>
      <Tool label={t`Previous (Shift+Enter)`} disabled={total === 0} onClick={() => setSteps(steps - 1)}>
        <ChevronUp aria-hidden="true" />
      </Tool>
      <Tool label={t`Next (Enter)`} disabled={total === 0} onClick={() => setSteps(steps + 1)}>
        <ChevronDown aria-hidden="true" />
      </Tool>
      <Tool label={t`Close and stay here`} onClick={() => close(false)}>
        <X aria-hidden="true" />
      </Tool>
    </div>
  );
}

interface ToolProps {
  label: string;
  isOn?: boolean;
  disabled?: boolean;
  onClick(): void;
  children: ReactNode;
}

const Tool = ({ label, isOn, ...props }: ToolProps) => (
  <Button
    variant="quiet"
    size="icon-sm"
    aria-label={label}
    title={label}
    aria-pressed={isOn}
    className="aria-pressed:bg-selected aria-pressed:text-foreground"
    {...props}
  />
);
