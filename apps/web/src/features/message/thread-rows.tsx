import type { CSSProperties, ReactNode, Ref } from "react";

export interface ThreadRowsProps {
  style: CSSProperties;
  children: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

/**
 * Holds the rows. The list turns pointer events off while it scrolls, which styles every element of a long answer anew
 * each time the end is followed.
 */
export const ThreadRows = ({ style: { pointerEvents: _, ...style }, ...props }: ThreadRowsProps) => (
  <div style={style} {...props} />
);
