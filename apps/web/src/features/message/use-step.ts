import type { ChatMessage } from "@neptun/api/message/schema";
import { type RefObject, useRef } from "react";
import type { VirtualizerHandle } from "virtua";
import { useCommand } from "../../lib/use-command.ts";
import { messageIdOf } from "./message-target.ts";
import type { GoToMessage } from "./use-jump.ts";

interface StepOptions {
  list: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
  messages: readonly ChatMessage[];
  isArriving: RefObject<boolean>;
  onGo: GoToMessage;
}

/** Keys that go from message to message while the focus is among them. */
export function useStep({ list, scroller, messages, isArriving, onGo }: StepOptions) {
  const last = useRef<number>(undefined);
  const step = (by: number) => {
    const focused = messageIdOf(document.activeElement);
    // Keys may come faster than the view moves.
    const id = isArriving.current && last.current !== undefined ? last.current : focused;
    const known = id === undefined ? -1 : messages.findIndex((message) => message.id === id);
    const inView = list.current?.findItemIndex(list.current.scrollOffset) ?? 0;
    const next = messages[known >= 0 ? known + by : inView];
    if (!next) return;
    last.current = next.id;
    onGo({ id: next.id, how: "step" });
  };
  useCommand("message.next", () => step(1), { within: scroller });
  useCommand("message.previous", () => step(-1), { within: scroller });
}
