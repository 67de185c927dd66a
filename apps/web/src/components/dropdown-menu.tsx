import { Check, ChevronRight } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, KeyboardEvent, ReactNode } from "react";
import { cn } from "../lib/cn.ts";
import { useIsNarrow } from "../lib/use-media.ts";

export const Menu = Radix.Root;
export const MenuTrigger = Radix.Trigger;
export const MenuGroup = Radix.Group;
export const MenuSub = Radix.Sub;
export const MenuRadioGroup = Radix.RadioGroup;

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  PageUp: () => 0,
  End: (_, last) => last,
  PageDown: (_, last) => last,
};

/** Moves the focus at once, where Radix waits a moment: the next key, however soon it comes, meets the item that was meant. */
function step(event: KeyboardEvent<HTMLElement>) {
  const { currentTarget: menu, target, key } = event;
  const to = steps[key];
  if (!to || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const items = [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]:not([data-disabled])")];
  const at = items.indexOf(target as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  items[to(at, items.length - 1)]?.focus();
}

export function MenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={4}
        collisionPadding={8}
        onKeyDownCapture={step}
        className={cn("menu", className)}
        {...props}
      />
    </Radix.Portal>
  );
}

export interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  icon?: ReactNode;
  danger?: boolean;
}

export function MenuItem({ icon, danger, className, children, asChild, ...props }: MenuItemProps) {
  const classes = cn("menu-row", danger && "menu-row-danger", className);
  if (asChild) {
    return (
      <Radix.Item asChild className={classes} {...props}>
        {children}
      </Radix.Item>
    );
  }
  return (
    <Radix.Item className={classes} {...props}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Radix.Item>
  );
}

export const MenuSeparator = () => <Radix.Separator className="-mx-1 my-1 h-px bg-border" />;

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="truncate px-2 py-1.5 text-muted-foreground text-xs">{children}</Radix.Label>
);

export function MenuRadioItem({
  icon,
  children,
  className,
  ...props
}: ComponentProps<typeof Radix.RadioItem> & { icon?: ReactNode }) {
  return (
    <Radix.RadioItem className={cn("menu-row", className)} {...props}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden="true" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export function MenuSubTrigger({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <Radix.SubTrigger className="menu-row">
      {icon}
      <span className="flex-1">{children}</span>
      <ChevronRight aria-hidden="true" />
    </Radix.SubTrigger>
  );
}

/** On a phone there is no room beside the menu: it lies over a part of it. */
export const MenuSubContent = ({ children }: { children: ReactNode }) => (
  <Radix.Portal>
    <Radix.SubContent
      sideOffset={useIsNarrow() ? -140 : 4}
      collisionPadding={8}
      onKeyDownCapture={step}
      className="menu max-md:max-w-56"
    >
      {children}
    </Radix.SubContent>
  </Radix.Portal>
);
