import type { ChatMessage } from "@neptun/api/message/schema";
import { type RefObject, useEffect, useRef } from "react";
import type { VirtualizerHandle } from "virtua";
import { useCommand } from "../../lib/use-command.ts";
import { beginEdit, importEditor, onEditLast } from "./begin-edit.ts";

interface EditCommand {
  messages: readonly ChatMessage[];
  list: RefObject<VirtualizerHandle | null>;
  /** The newest messages are not among them. */
  isOff: boolean;
  /** Called before the view moves. */
  leave(): void;
}

/** Where a message is written, and nothing is yet. */
function isInEmptyComposer() {
  const focus = document.activeElement;
  return focus instanceof HTMLTextAreaElement && focus.form !== null && focus.value === "";
}

/** The last message of the person's own is worded anew, from the empty composer. */
export function useEditCommand({ messages, list, isOff, leave }: EditCommand) {
  const index = messages.findLastIndex(({ actor }) => actor === "user");
  // It is there before the first key that is meant for it.
  useEffect(() => void importEditor().catch(() => {}), []);
  const isImpossible = isOff || index < 0;
  const edit = () => {
    leave();
    list.current?.scrollToIndex(index, { align: "nearest" });
    beginEdit(messages[index]!);
    return true;
  };
  useCommand("message.edit", () => isInEmptyComposer() && edit(), { isOff: isImpossible });
  const latest = useRef(edit);
  latest.current = edit;
  useEffect(() => (isImpossible ? undefined : onEditLast(() => latest.current())), [isImpossible]);
}
