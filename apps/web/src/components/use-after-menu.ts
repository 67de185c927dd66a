import { useRef } from "react";

type Action = () => void;

/**
 * What is chosen in a menu runs once the focus is back on its button, so that what follows finds it there. After `takingFocus` the
 * focus does not go back.
 */
export function useAfterMenu(...takingFocus: (Action | undefined)[]) {
  const next = useRef<Action>(undefined);
  return {
    choose: (action: Action) => () => {
      next.current = action;
    },
    onCloseAutoFocus: (event: Event) => {
      const action = next.current;
      next.current = undefined;
      if (!action) return;
      if (takingFocus.includes(action)) event.preventDefault();
      setTimeout(action);
    },
  };
}
