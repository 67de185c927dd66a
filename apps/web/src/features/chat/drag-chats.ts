import { plural, t } from "@lingui/core/macro";
import { type DragEvent, useEffect, useState } from "react";
import { isolated } from "../../lib/isolated.ts";
import { knownChat } from "./chat-cache.ts";
import { leaveSelection, useSelection } from "./selection.ts";
import { useOrganiseChats } from "./use-organise-chats.ts";

const TYPE = "application/x-neptun-chats";
const NONE = "none";

/** Takes a chat along, or if it is selected all that are. */
export function startDrag(event: DragEvent, id: number) {
  const selected = useSelection.getState().ids;
  const ids = selected?.has(id) ? [...selected] : [id];
  event.dataTransfer.setData(TYPE, ids.join());
  event.dataTransfer.effectAllowed = "all";
  if (ids.length > 1) showCount(event, ids.length);
}

/** What the pointer takes along of many: how many they are. */
function showCount({ dataTransfer }: DragEvent, count: number) {
  const sign = document.createElement("div");
  sign.className = "fixed start-0 -top-20 rounded-md bg-primary px-3 py-1.5 text-primary-foreground text-sm";
  sign.textContent = plural(count, { one: "# chat", other: "# chats" });
  document.body.append(sign);
  dataTransfer.setDragImage(sign, 0, 0);
  setTimeout(() => sign.remove());
}

const idsOf = ({ dataTransfer }: DragEvent) => dataTransfer.getData(TYPE).split(",").filter(Boolean).map(Number);
const isChats = ({ dataTransfer }: { dataTransfer: DataTransfer | null }) =>
  dataTransfer?.types.includes(TYPE) ?? false;

/** What takes chats says so with `data-takes-chats`: the id of a project, or that it takes them out of theirs. */
const targetOf = ({ target }: DragEvent) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-takes-chats]") : null;
export const OUT_OF_PROJECT = { "data-takes-chats": NONE };

/** Lets chats be dropped on what takes them inside the element that gets these properties. */
export function useChatDrop() {
  const organise = useOrganiseChats();
  const mark = (event: DragEvent, isOver: boolean) => targetOf(event)?.toggleAttribute("data-over", isOver);
  return {
    onDragOver(event: DragEvent) {
      if (!isChats(event) || !targetOf(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
      mark(event, true);
    },
    onDragLeave(event: DragEvent) {
      const into = event.relatedTarget;
      if (!(into instanceof Node && targetOf(event)?.contains(into))) mark(event, false);
    },
    onDrop(event: DragEvent) {
      const target = targetOf(event);
      if (!isChats(event) || !target) return;
      event.preventDefault();
      mark(event, false);
      const to = target.dataset.takesChats;
      const project_id = to === NONE ? null : Number(to);
      const chats = idsOf(event).flatMap((id) => knownChat(id) ?? []);
      const moved = chats.filter((chat) => chat.project_id !== project_id);
      leaveSelection();
      const [first] = moved;
      if (!first) return;
      const count = moved.length;
      const name = isolated(first.name);
      const many = plural(count, { one: "# chat is moved", other: "# chats are moved" });
      void organise(moved, { project_id }, count === 1 ? t`Moved “${name}”` : many);
    },
  };
}

/** Whether chats are being dragged that are in a project. */
export function useIsTakingOut(): boolean {
  const [isTakingOut, setTakingOut] = useState(false);
  useEffect(() => {
    const begin = ({ dataTransfer }: globalThis.DragEvent) => {
      const ids = dataTransfer?.getData(TYPE).split(",").map(Number) ?? [];
      // What appears under the pointer at once would end the drag.
      if (ids.some((id) => knownChat(id)?.project_id)) setTimeout(() => setTakingOut(true));
    };
    const end = () => setTakingOut(false);
    window.addEventListener("dragstart", begin);
    window.addEventListener("dragend", end);
    return () => {
      window.removeEventListener("dragstart", begin);
      window.removeEventListener("dragend", end);
    };
  }, []);
  return isTakingOut;
}
