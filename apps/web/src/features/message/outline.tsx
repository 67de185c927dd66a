import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { trpc } from "../../lib/trpc.ts";
import { readingPlace } from "./message-target.ts";
import type { GoToMessage } from "./use-jump.ts";

export interface OutlineProps {
  chatId: number;
  area: RefObject<HTMLDivElement | null>;
  /** The newest messages: another question among them makes another outline. */
  messages: readonly ChatMessage[];
  onGo: GoToMessage;
}

/** Fewer need no outline. */
export const FEWEST_TURNS = 3;

/** A tick for each question at the edge of the thread; of very many, for evenly chosen ones. */
export function Outline({ chatId, area, messages, onGo }: OutlineProps) {
  const lastId = messages.findLast(({ actor }) => actor === "user")?.id;
  const { data, refetch } = trpc.message.outline.useQuery({ chat_id: chatId });
  const known = useRef(lastId);
  useEffect(() => {
    if (known.current === lastId) return;
    known.current = lastId;
    void refetch();
  }, [lastId, refetch]);
  const [shown, setShown] = useState<number>();
  const reading = useReading(area);
  const turns = data?.turns ?? [];
  if (turns.length < FEWEST_TURNS) return null;
  const current = turns.findLast(({ message_id }) => message_id <= (reading ?? 0)) ?? turns[0]!;
  const stop = turns.find(({ message_id }) => message_id === shown) ?? current;
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    const item = event.target.closest("li");
    (step > 0 ? item?.nextElementSibling : item?.previousElementSibling)?.querySelector("button")?.focus();
  };
  return (
    <nav
      aria-label={t`Your questions`}
      className="absolute inset-y-12 end-3 z-10 hidden items-center @min-[52rem]:flex"
    >
      <ul onKeyDown={walk} onPointerLeave={() => setShown(undefined)} className="flex max-h-full flex-col">
        {turns.map((turn) => (
          <li key={turn.message_id} className="relative flex min-h-1 flex-[0_1_0.75rem]">
            <button
              type="button"
              tabIndex={turn === stop ? 0 : -1}
              aria-label={nameOf(turn, data!.total)}
              data-hint=""
              aria-current={turn === current ? "true" : undefined}
              onPointerEnter={() => setShown(turn.message_id)}
              onFocus={() => setShown(turn.message_id)}
              onBlur={() => setShown(undefined)}
              onClick={() => onGo({ id: turn.message_id })}
              className="group flex w-6 items-center justify-end outline-none"
            >
              <span
                className={cn(
                  "h-0.5 w-3 rounded-full bg-input group-hover:w-5 group-hover:bg-primary group-focus-visible:w-5 group-focus-visible:bg-ring group-focus-visible:ring-2 group-focus-visible:ring-ring",
                  turn === current && "w-4 bg-foreground",
                )}
              />
            </button>
            {shown === turn.message_id && (
              <span
                dir="auto"
                aria-hidden="true"
                className="pointer-events-none absolute end-8 top-1/2 line-clamp-3 w-64 -translate-y-1/2 rounded-md border bg-popover px-2.5 py-1.5 text-sm shadow-popover wrap-anywhere"
              >
                {turn.text}
              </span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function nameOf({ number, text }: { number: number; text: string }, total: number) {
  const begin = text.slice(0, 80);
  return t`Question ${number} of ${total}: ${begin}`;
}

/** While the view moves, the outline looks this often where it is, in ms. */
const LOOK = 250;

/** The first message in view. */
function useReading(area: RefObject<HTMLElement | null>): number | undefined {
  const [reading, setReading] = useState<number>();
  useEffect(() => {
    const own = area.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const log = own?.querySelector("[role=log]");
      if (log) setReading(readingPlace(log)?.id);
    };
    const later = () => {
      timer ??= setTimeout(look, LOOK);
    };
    later();
    own?.addEventListener("scroll", later, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      own?.removeEventListener("scroll", later, { capture: true });
    };
  }, [area]);
  return reading;
}
