import { t } from "@lingui/core/macro";
import { ColourDot } from "../../components/colour-dot.tsx";
import {
  Menu,
  MenuContent,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from "../../components/dropdown-menu.tsx";
import type { OpenableProps } from "../../components/later.tsx";
import { trpc } from "../../lib/trpc.ts";
import { type Order, useListOrder } from "./list-order.ts";

const NONE = "";

/** In which order the chats are listed, and with which tag. */
export function OrderMenu({ open, onOpenChange, children }: OpenableProps) {
  const { order, tag } = useListOrder();
  const tags = trpc.tag.list.useQuery().data?.tags ?? [];
  return (
    <Menu modal={false} open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{children}</MenuTrigger>
      <MenuContent className="max-h-96 max-w-64 overflow-y-auto">
        <MenuLabel>{t`Sort by`}</MenuLabel>
        <MenuRadioGroup value={order} onValueChange={(value) => useListOrder.setState({ order: value as Order })}>
          <MenuRadioItem value="updated">{t`Last use`}</MenuRadioItem>
          <MenuRadioItem value="created">{t`Creation`}</MenuRadioItem>
          <MenuRadioItem value="name">{t`Name`}</MenuRadioItem>
        </MenuRadioGroup>
        {tags.length > 0 && (
          <>
            <MenuSeparator />
            <MenuLabel>{t`Only with the tag`}</MenuLabel>
            <MenuRadioGroup
              value={tag ?? NONE}
              onValueChange={(value) => useListOrder.setState({ tag: value === NONE ? undefined : value })}
            >
              <MenuRadioItem value={NONE}>{t`All chats`}</MenuRadioItem>
              {tags.map(({ id, name, colour }) => (
                <MenuRadioItem key={id} value={name} icon={<ColourDot colour={colour} />}>
                  {name}
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
