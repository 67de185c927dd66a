import { create } from "zustand";

/** Whether someone wants to sign out: asked for in menus, answered by the frame. */
export const useLeaving = create(() => ({ isAsked: false }));

export const askToLeave = () => useLeaving.setState({ isAsked: true });
export const stay = () => useLeaving.setState({ isAsked: false });
