import { t } from "@lingui/core/macro";
import { Segments } from "../../components/segments.tsx";
import { setTheme, useTheme } from "../../lib/theme.ts";
import { themes } from "./themes.ts";

export const ThemeChoice = () => (
  <Segments
    label={t`Theme`}
    value={useTheme()}
    choices={themes.map((theme) => ({ ...theme, text: t(theme.text) }))}
    onChange={setTheme}
  />
);
