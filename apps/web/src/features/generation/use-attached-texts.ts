import { t } from "@lingui/core/macro";
import { type RefObject, useEffect, useRef, useState } from "react";
import { announce } from "../../lib/announce.ts";
import { isLongPaste, pastedText, readTexts, withText } from "./attach-texts.ts";
import type { AttachedText, DraftParts } from "./drafts.ts";

type ChangeParts = (to: (parts: DraftParts) => Partial<DraftParts>) => void;

const holdsFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer?.types.includes("Files") ?? false;

/**
 * Takes a long paste as a file of the message, and text files that are pasted into the field or dropped anywhere on the page
 * where nothing else takes them. Says whether files are being dragged over the page.
 */
export function useAttachedTexts(field: RefObject<HTMLTextAreaElement | null>, changeParts: ChangeParts): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(changeParts);
  latest.current = changeParts;
  useEffect(() => {
    const add = (added: AttachedText[]) => {
      if (added.length === 0) return;
      latest.current(({ texts }) => ({ texts: added.reduce(withText, texts) }));
      announce(t`Added ${added.map(({ title }) => title).join(", ")}`);
      field.current?.focus();
    };
    return both(listenForPastes(field.current, add), listenForDrops(add, setOver));
  }, [field]);
  return isOver;
}

const both = (one: () => void, other: () => void) => () => {
  one();
  other();
};

function listenForPastes(own: HTMLTextAreaElement | null, add: (texts: AttachedText[]) => void) {
  const onPaste = (event: ClipboardEvent) => {
    const { clipboardData } = event;
    if (!clipboardData || own?.readOnly) return;
    const text = clipboardData.getData("text/plain");
    // Text from an office program comes with a picture of itself: it stays a pasted text.
    const isFiles = text === "" && holdsFiles(clipboardData);
    if (!isFiles && !isLongPaste(text)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isFiles) void readTexts(clipboardData).then(add);
    else add([pastedText(text)]);
  };
  own?.addEventListener("paste", onPaste);
  return () => own?.removeEventListener("paste", onPaste);
}

/** Where a part of the page takes files for itself, it has prevented the event before it comes here. */
function listenForDrops(add: (texts: AttachedText[]) => void, setOver: (isOver: boolean) => void) {
  const isOurs = (event: DragEvent): boolean =>
    !event.defaultPrevented && holdsFiles(event.dataTransfer) && !document.querySelector("[role=dialog]");
  const onOver = (event: DragEvent) => {
    const isIt = isOurs(event);
    setOver(isIt);
    if (isIt) event.preventDefault();
  };
  const onLeave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false);
  const onDrop = (event: DragEvent) => {
    setOver(false);
    if (!isOurs(event) || !event.dataTransfer) return;
    event.preventDefault();
    void readTexts(event.dataTransfer).then(add);
  };
  document.addEventListener("dragover", onOver);
  document.addEventListener("dragleave", onLeave);
  document.addEventListener("drop", onDrop);
  return () => {
    document.removeEventListener("dragover", onOver);
    document.removeEventListener("dragleave", onLeave);
    document.removeEventListener("drop", onDrop);
  };
}
