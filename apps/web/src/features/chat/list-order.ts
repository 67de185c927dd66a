import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { keptStorage } from "../../lib/kept.ts";
import { chatsPage, pinnedPage } from "../../lib/pages.ts";

const ORDER_BY = { updated: undefined, created: "created_at:desc", name: "name:asc" };
export type Order = keyof typeof ORDER_BY;

interface ListOrder {
  order: Order;
  /** Only the chats with this tag; never kept. */
  tag?: string;
}

/** How the sidebar lists the chats. */
export const useListOrder = create<ListOrder>()(
  persist(() => ({ order: "updated" }) as ListOrder, {
    name: "neptun-chat-order",
    storage: createJSONStorage(() => keptStorage),
    partialize: ({ order }) => ({ order }),
    merge: (kept, state) => {
      const order = (kept as Partial<ListOrder> | undefined)?.order;
      return { ...state, order: order && Object.hasOwn(ORDER_BY, order) ? order : "updated" };
    },
  }),
);

/** What the lists are asked for. */
export function pagesFor({ order, tag }: ListOrder, query: string) {
  const order_by = ORDER_BY[order];
  const asked = { ...(order_by && { order_by }), ...(tag !== undefined && { tag }) };
  return { chats: { ...chatsPage, ...asked, ...(query && { query }) }, pinned: { ...pinnedPage, ...asked } };
}
