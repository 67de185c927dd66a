import { Slot } from "radix-ui";
import {
  type ComponentType,
  type ReactElement,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

/** What opens from a button, around that button. */
export interface OpenableProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  children: ReactElement;
}

type LaterProps<Props> = Omit<Props, "open" | "onOpenChange">;

/**
 * Loads what opens from a button after the first sight, which shows only the button. A press before it has come is remembered,
 * and the button keeps the focus. With `onPress` nothing is loaded before: for buttons of which there are many.
 */
export function later<Props extends OpenableProps>(
  popup: "menu" | "dialog",
  load: () => Promise<ComponentType<Props>>,
  { onPress = false } = {},
): ComponentType<LaterProps<Props>> {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props) {
    const [open, setOpen] = useState(false);
    const [Openable, setOpenable] = useState(() => loaded);
    const place = useRef<HTMLSpanElement>(null);
    const hasFocus = useRef(false);
    const fetch = useCallback(
      () =>
        load().then(
          (component) => {
            loaded = component;
            hasFocus.current = place.current?.contains(document.activeElement) ?? false;
            setOpenable(() => component);
          },
          () => {}, // without a connection; the next press tries again
        ),
      [],
    );
    useEffect(() => {
      if (!Openable && !onPress) void fetch();
    }, [Openable, fetch]);
    // Another button has taken the place of the first one.
    useLayoutEffect(() => {
      if (Openable && hasFocus.current) place.current?.querySelector("button")?.focus();
    }, [Openable]);
    const press = () => {
      setOpen(true);
      void fetch();
    };
    return (
      <span ref={place} className="contents">
        {Openable ? (
          <Openable {...(props as Props)} open={open} onOpenChange={setOpen} />
        ) : (
          <Slot.Root
            aria-haspopup={popup}
            aria-expanded={false}
            // Between down and up, the other button may take its place, which is no click on either.
            onPointerDown={(event) => event.pointerType === "mouse" && event.button === 0 && press()}
            onClick={press}
          >
            {props.children as ReactElement}
          </Slot.Root>
        )}
      </span>
    );
  };
}
