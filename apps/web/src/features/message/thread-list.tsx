import type { ChatMessage } from "@neptun/api/message/schema";
import { ArrowDown } from "lucide-react";
import { useMemo, useRef } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { IconButton } from "../../components/icon-button.tsx";
import type { Outgoing } from "../../lib/outbox.ts";
import { Message } from "./message.tsx";
import type { MessageTarget } from "./message-target.ts";
import { OutgoingMessage } from "./outgoing-message.tsx";
import { Row } from "./row.tsx";
import { ThreadRows } from "./thread-rows.tsx";
import { useFollowEnd } from "./use-follow-end.ts";
import { useIsPrepended } from "./use-is-prepended.ts";
import { useReadingPosition } from "./use-reading-position.ts";
import { useShownTarget } from "./use-shown-target.ts";
import { useTurnSpace } from "./use-turn-space.ts";

export interface ThreadListProps {
  chatId: number;
  messages: ChatMessage[];
  outgoing: Outgoing[];
  /** One of the messages, to be brought into view. */
  target: MessageTarget | undefined;
  onOpenFile(fileId: number, compareId?: number): void;
  onPrompt(text: string, title: string): void;
  /** There is nothing older. */
  isWhole: boolean;
  loadOlder(): void;
}

/** Only what is near the view is in the page; what is loaded above it does not move it. */
export function ThreadList({ chatId, messages, outgoing, target, isWhole, loadOlder, ...open }: ThreadListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const count = messages.length + outgoing.length;
  const position = useReadingPosition(chatId, count, list, scroller);
  const rows = useMemo(() => [...messages, ...outgoing], [messages, outgoing]);
  const sent = outgoing.findLast(({ state }) => state !== "unsent")?.key;
  const hasSent = useRef(false);
  hasSent.current ||= sent !== undefined;
  const turn = hasSent.current ? rows.findLastIndex((row) => "key" in row || row.actor === "user") : undefined;
  const { space, fit } = useTurnSpace(list, scroller, turn);
  const follow = useFollowEnd(scroller, { startsAtEnd: position === undefined, sent, fit });
  const targetIndex = target ? messages.findIndex(({ id }) => id === target.id) : -1;
  useShownTarget({ list, scroller, target, index: targetIndex, leave: follow.leave });
  const shift = useIsPrepended(messages[0]?.id);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="log"
        aria-label="Conversation"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls only what has the focus
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <Virtualizer
          ref={list}
          as={ThreadRows}
          scrollRef={scroller}
          shift={shift}
          bufferSize={600}
          cache={position?.cache}
          data={rows}
          onScroll={(offset) => offset < NEAR && loadOlder()}
        >
          {(row, index) =>
            "key" in row ? (
              <Row key={row.key} name="You" index={index} count={isWhole ? count : undefined}>
                <OutgoingMessage item={row} />
              </Row>
            ) : (
              <Row
                key={row.id}
                id={row.id}
                name={names[row.actor]}
                index={index}
                count={isWhole ? count : undefined}
                target={index === targetIndex ? target : undefined}
              >
                <Message message={row} isLast={index === messages.length - 1} {...open} />
              </Row>
            )
          }
        </Virtualizer>
        <div ref={space} className="h-6" />
      </div>
      <div className="pointer-events-none absolute inset-x-0 bottom-0 h-6 bg-linear-to-t from-background to-transparent" />
      {follow.isAway && (
        <IconButton
          label="Go to the end"
          side="top"
          variant="secondary"
          onClick={follow.goToEnd}
          className="-translate-x-1/2 absolute bottom-3 left-1/2 animate-fade-in rounded-full shadow-popover"
        >
          <ArrowDown aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}

const names = { user: "You", assistant: "Answer", system: "Instruction to the model" } as const;

/** Older messages are loaded before the reader comes this near to the first one. */
const NEAR = 2_000;
