import { msg, t } from "@lingui/core/macro";
import { RectangleHorizontal, RectangleVertical } from "lucide-react";
import { Segments } from "../../components/segments.tsx";
import { setTextWidth, useTextWidth } from "../../lib/text-width.ts";

const widths = [
  { value: "normal", text: msg`Normal`, Icon: RectangleVertical },
  { value: "wide", text: msg`Wide`, Icon: RectangleHorizontal },
] as const;

/** How wide a conversation may be where there is room. */
export const WidthChoice = () => (
  <Segments
    label={t`Width of chats`}
    value={useTextWidth()}
    choices={widths.map((width) => ({ ...width, text: t(width.text) }))}
    onChange={setTextWidth}
  />
);
