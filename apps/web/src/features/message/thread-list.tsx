import { msg, plural, t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { ArrowDown } from "lucide-react";
import { useMemo, useRef } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { IconButton } from "../../components/icon-button.tsx";
import { followsAnswers } from "../../lib/follow-choice.ts";
import type { Outgoing } from "../../lib/outbox.ts";
import { Message } from "./message.tsx";
import type { MessageTarget } from "./message-target.ts";
import { OutgoingMessage } from "./outgoing-message.tsx";
import { Row } from "./row.tsx";
import { RowsSized, ThreadRows } from "./thread-rows.tsx";
import { useEditCommand } from "./use-edit-command.ts";
import { useFollowEnd } from "./use-follow-end.ts";
import { useIsPrepended } from "./use-is-prepended.ts";
import { useNearEnds } from "./use-near-ends.ts";
import { useReadingPosition } from "./use-reading-position.ts";
import { useShownTarget } from "./use-shown-target.ts";
import { useTurnSpace } from "./use-turn-space.ts";

export interface ThreadListProps {
  chatId: number;
  /** The message around which they are; undefined where they are the newest. */
  around: number | undefined;
  messages: ChatMessage[];
  outgoing: Outgoing[];
  /** One of the messages, to be brought into view. */
  target: MessageTarget | undefined;
  onOpenFile(fileId: number, compareId?: number): void;
  onPrompt(text: string, title: string): void;
  hasOlder: boolean;
  hasNewer: boolean;
  loadOlder(): void;
  loadNewer(): void;
  /** Shows the newest messages instead. */
  goToNewest(): void;
}

/** Only what is near the view is in the page; what is loaded above it does not move it. */
export function ThreadList(props: ThreadListProps) {
  const { chatId, around, messages, outgoing, target, hasOlder, hasNewer, goToNewest, onOpenFile, onPrompt } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const count = messages.length + outgoing.length;
  const position = useReadingPosition({ chatId, around, count, list, scroller });
  const rows = useMemo(() => [...messages, ...outgoing], [messages, outgoing]);
  const sent = outgoing.findLast(({ state }) => state !== "unsent")?.key;
  const hasSent = useRef(false);
  hasSent.current ||= sent !== undefined;
  const turn = hasSent.current ? rows.findLastIndex((row) => "key" in row || row.actor === "user") : undefined;
  const { space, fit } = useTurnSpace(list, scroller, turn);
  const startsAtEnd = position === undefined && target === undefined && !hasNewer;
  // Also where an answer comes so quickly that it is never seen being written.
  const stays = (hasSent.current || messages.at(-1)?.status === "streaming") && !followsAnswers();
  const follow = useFollowEnd(scroller, { startsAtEnd, isOpen: hasNewer, sent, stays, fit });
  const lastId = messages.at(-1)?.id ?? 0;
  const leftAt = useRef(lastId);
  if (!follow.isAway) leftAt.current = lastId;
  const fresh = messages.filter(({ id }) => id > leftAt.current).length;
  useEditCommand({ messages, list, isOff: hasNewer, leave: follow.leave });
  const targetIndex = target ? messages.findIndex(({ id }) => id === target.id) : -1;
  const isArriving = useShownTarget({ list, scroller, target, index: targetIndex, leave: follow.leave });
  const loadNear = useNearEnds(scroller, messages, { ...props, isPaused: isArriving });
  const shift = useIsPrepended(messages[0]?.id);
  const isWhole = !hasOlder && !hasNewer;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="log"
        aria-label={t`Conversation`}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls only what has the focus
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <RowsSized value={follow.stick}>
          <Virtualizer
            ref={list}
            as={ThreadRows}
            scrollRef={scroller}
            shift={shift}
            bufferSize={600}
            cache={position?.cache}
            data={rows}
            onScroll={loadNear}
          >
            {(row, index) =>
              "key" in row ? (
                <Row key={row.key} name={t`You`} index={index} count={isWhole ? count : undefined}>
                  <OutgoingMessage item={row} />
                </Row>
              ) : (
                <Row
                  key={row.id}
                  id={row.id}
                  name={t(names[row.actor])}
                  index={index}
                  count={isWhole ? count : undefined}
                  target={index === targetIndex ? target : undefined}
                >
                  <Message
                    message={row}
                    isLast={!hasNewer && index === messages.length - 1}
                    {...{ onOpenFile, onPrompt }}
                  />
                </Row>
              )
            }
          </Virtualizer>
        </RowsSized>
        <div ref={space} className="h-6" />
      </div>
      <div className="pointer-events-none absolute inset-x-0 bottom-0 h-6 bg-linear-to-t from-background to-transparent" />
      {(hasNewer || follow.isAway) && (
        <IconButton
          label={
            fresh > 0 ? plural(fresh, { one: "Go to the end: # new", other: "Go to the end: # new" }) : t`Go to the end`
          }
          side="top"
          variant="secondary"
          onClick={hasNewer ? goToNewest : follow.goToEnd}
          className="absolute inset-x-0 bottom-3 mx-auto animate-fade-in rounded-full shadow-popover"
        >
          <ArrowDown aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}

const names = { user: msg`You`, assistant: msg`Answer`, system: msg`Instruction to the model` } as const;
