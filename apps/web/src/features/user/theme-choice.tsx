import { msg, t } from "@lingui/core/macro";
import { Monitor, Moon, Sun } from "lucide-react";
import { Segments } from "../../components/segments.tsx";
import { setTheme, useTheme } from "../../lib/theme.ts";

const themes = [
  { value: "light", text: msg`Light`, Icon: Sun },
  { value: "dark", text: msg`Dark`, Icon: Moon },
  { value: "system", text: msg`System`, Icon: Monitor },
] as const;

export const ThemeChoice = () => (
  <Segments
    label={t`Theme`}
    value={useTheme()}
    choices={themes.map((theme) => ({ ...theme, text: t(theme.text) }))}
    onChange={setTheme}
  />
);
