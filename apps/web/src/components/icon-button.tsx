import { Button, type ButtonProps } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "aria-label" | "size"> {
  /** The accessible name, and the tooltip. */
  label: string;
  size?: "icon" | "icon-sm";
  side?: "top" | "bottom";
}

export function IconButton({ label, size = "icon", variant = "quiet", side, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} side={side}>
      <Button aria-label={label} size={size} variant={variant} {...props} />
    </Tooltip>
  );
}
