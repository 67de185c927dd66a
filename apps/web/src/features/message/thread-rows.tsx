import { type CSSProperties, createContext, type ReactNode, type Ref, use, useLayoutEffect } from "react";

export interface ThreadRowsProps {
  style: CSSProperties;
  children: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

/** Called when the rows take more or less room, before that is painted. */
export const RowsSized = createContext(() => {});

/**
 * Holds the rows. The list turns pointer events off while it scrolls, which styles every element of a long answer anew
 * each time the end is followed.
 */
export function ThreadRows({ style: { pointerEvents: _, ...style }, ...props }: ThreadRowsProps) {
  const onSized = use(RowsSized);
  // The list moves the view itself in an effect of this render, after those of its children.
  useLayoutEffect(() => queueMicrotask(onSized), [onSized, style.height]);
  return <div style={style} {...props} />;
}
