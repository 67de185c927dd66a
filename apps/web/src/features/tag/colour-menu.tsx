import { t } from "@lingui/core/macro";
import { COLOURS, type Tag, type TagColour } from "@neptun/api/tag/schema";
import { ColourDot } from "../../components/colour-dot.tsx";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { isolated } from "../../lib/isolated.ts";
import { COLOUR_NAMES } from "./tag-words.ts";
import { useChangeTags } from "./use-change-tags.ts";

const NONE = "none";

/** The colour of a tag, and the others that it may have. */
export function ColourMenu({ tag }: { tag: Tag }) {
  const { change } = useChangeTags();
  const colourIn = (value: string) =>
    change(
      tag,
      { colour: value === NONE ? null : (value as TagColour) },
      t`“${isolated(tag.name)}” has another colour`,
    );
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <IconButton label={t`Colour of ${tag.name}`} size="icon-sm">
          <ColourDot colour={tag.colour} className="size-3" />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="start">
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
      </MenuContent>
    </Menu>
  );
}
