import { create } from "zustand";

/** Whether someone wants to sign out: asked for in menus, answered by the frame. */
export const useLeaving = create(() => ({ isAsked: false }));

export function askToLeave() {
  // Writers save what they hold, as when the page goes.
  dispatchEvent(new Event("pagehide"));
  useLeaving.setState({ isAsked: true });
}
export const stay = () => useLeaving.setState({ isAsked: false });
