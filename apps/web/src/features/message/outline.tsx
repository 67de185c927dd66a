import type { ChatMessage } from "@neptun/api/message/schema";
import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
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

const FEWEST = 3;

/** A tick for each question at the edge of the thread; of very many, for evenly chosen ones. */
export function Outline({ chatId, area, messages, onGo }: OutlineProps) {
  const lastId = messages.findLast(({ actor }) => actor === "user")?.id;
  const { data, refetch } = trpc.message.outline.useQuery({ chat_id: chatId });
  useEffect(() => {
    if (lastId !== undefined) void refetch();
  }, [lastId, refetch]);
  const [shown, setShown] = useState<number>();
  const reading = useReading(area);
  const turns = data?.turns ?? [];
  if (turns.length < FEWEST) return null;
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
    <nav aria-label="Your questions" className="absolute inset-y-12 right-3 z-10 flex items-center max-lg:hidden">
      <ul onKeyDown={walk} onPointerLeave={() => setShown(undefined)} className="flex max-h-full flex-col">
        {turns.map((turn) => (
          <li key={turn.message_id} className="relative flex min-h-1 flex-[0_1_0.75rem]">
            <button
              type="button"
              tabIndex={turn === stop ? 0 : -1}
              aria-label={`Question ${turn.number} of ${data!.total}: ${turn.text.slice(0, 80)}`}
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
                className="pointer-events-none absolute top-1/2 right-8 line-clamp-3 w-64 -translate-y-1/2 rounded-md border bg-popover px-2.5 py-1.5 text-sm shadow-popover wrap-anywhere"
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

/** The first message in view. */
function useReading(area: RefObject<HTMLElement | null>): number | undefined {
  const [reading, setReading] = useState<number>();
  useEffect(() => {
    const own = area.current;
    let frame = 0;
    const look = () => {
      frame = 0;
      const log = own?.querySelector("[role=log]");
      if (log) setReading(readingPlace(log)?.id);
    };
    const later = () => {
      frame ||= requestAnimationFrame(look);
    };
    later();
    own?.addEventListener("scroll", later, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      own?.removeEventListener("scroll", later, { capture: true });
    };
  }, [area]);
  return reading;
}
