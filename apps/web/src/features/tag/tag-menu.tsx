import { t } from "@lingui/core/macro";
import { COLOURS, type Tag, type TagColour } from "@neptun/api/tag/schema";
import { Merge, Palette, PenLine, Trash2 } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { ColourDot } from "../../components/colour-dot.tsx";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuSub,
  MenuSubContent,
  MenuSubTrigger,
  MenuTrigger,
} from "../../components/dropdown-menu.tsx";
import { isolated } from "../../lib/isolated.ts";
import { COLOUR_NAMES } from "./tag-words.ts";
import { useChangeTags } from "./use-change-tags.ts";

const NONE = "none";

export interface TagMenuProps {
  tag: Tag;
  onRename: () => void;
  /** Where there is another tag. */
  onMerge?: () => void;
  /** The button that opens the menu. */
  children: ReactNode;
}

export function TagMenu({ tag, onRename, onMerge, children }: TagMenuProps) {
  const { change, remove } = useChangeTags();
  // Runs once the focus is back on the button.
  const next = useRef<() => void>(undefined);
  const colourIn = (value: string) =>
    change(
      tag,
      { colour: value === NONE ? null : (value as TagColour) },
      t`“${isolated(tag.name)}” has another colour`,
    );
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>{children}</MenuTrigger>
      <MenuContent
        onCloseAutoFocus={(event) => {
          const action = next.current;
          next.current = undefined;
          if (action === onRename) event.preventDefault();
          if (action) setTimeout(action);
        }}
      >
        <MenuItem
          icon={<PenLine aria-hidden="true" />}
          onSelect={() => {
            next.current = onRename;
          }}
        >
          {t`Rename`}
        </MenuItem>
        <MenuSub>
          <MenuSubTrigger icon={<Palette aria-hidden="true" />}>{t`Colour`}</MenuSubTrigger>
          <MenuSubContent>
            <MenuRadioGroup value={tag.colour ?? NONE} onValueChange={colourIn}>
              <MenuRadioItem value={NONE} icon={<ColourDot colour={null} />}>
                {t`No colour`}
              </MenuRadioItem>
              {COLOURS.map((colour) => (
                <MenuRadioItem key={colour} value={colour} icon={<ColourDot colour={colour} />}>
                  {t(COLOUR_NAMES[colour])}
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
          </MenuSubContent>
        </MenuSub>
        {onMerge && (
          <MenuItem
            icon={<Merge aria-hidden="true" />}
            onSelect={() => {
              next.current = onMerge;
            }}
          >
            {t`Merge into another tag`}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem
          danger
          icon={<Trash2 aria-hidden="true" />}
          onSelect={() => {
            next.current = () => remove(tag);
          }}
        >
          {t`Delete`}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
