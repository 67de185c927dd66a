import { Button, type ButtonProps } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "aria-label" | "size"> {
  /** The accessible name, and the tooltip. */
  label: string;
  size?: "icon" | "icon-sm";
  /** Also in the tooltip. */
  hint?: string | undefined;
  side?: "top" | "bottom";
}

export function IconButton({ label, size = "icon", variant = "quiet", hint, side, ...props }: IconButtonProps) {
  return (
    <Tooltip text={hint ? `${label} (${hint})` : label} side={side}>
      <Button aria-label={label} size={size} variant={variant} {...props} />
    </Tooltip>
  );
}
