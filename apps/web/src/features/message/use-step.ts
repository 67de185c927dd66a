import type { ChatMessage } from "@neptun/api/message/schema";
import { type RefObject, useRef } from "react";
import { useCommand } from "../../lib/use-command.ts";
import { messageIdOf, readingPlace } from "./message-target.ts";
import type { GoToMessage } from "./use-jump.ts";

interface StepOptions {
  area: RefObject<HTMLElement | null>;
  messages: readonly ChatMessage[];
  onGo: GoToMessage;
}

/** Keys may come faster than the view moves; after so many ms it has moved. */
const MOVED = 1_000;

/** Keys that go from message to message while the focus is among them. */
export function useStep({ area, messages, onGo }: StepOptions) {
  const latest = useRef<{ id: number; from: Element | null; at: number }>(undefined);
  const step = (by: number) => {
    const from = document.activeElement;
    const at = performance.now();
    const asked = latest.current;
    const id = asked && asked.from === from && at - asked.at < MOVED ? asked.id : messageIdOf(from);
    const log = area.current?.querySelector("[role=log]");
    const place = id === undefined && log ? readingPlace(log)?.id : undefined;
    const index = messages.findIndex((message) => message.id === (id ?? place));
    const next = index < 0 ? undefined : messages[id === undefined ? index : index + by];
    if (!next) return;
    latest.current = { id: next.id, from, at };
    onGo({ id: next.id, how: "step" });
  };
  useCommand("message.next", () => step(1), { within: area });
  useCommand("message.previous", () => step(-1), { within: area });
}
