import { msg, t } from "@lingui/core/macro";
import { Monitor, Moon, Sun } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { setTheme, type Theme, useTheme } from "../../lib/theme.ts";

const themes = [
  { value: "light", text: msg`Light`, Icon: Sun },
  { value: "dark", text: msg`Dark`, Icon: Moon },
  { value: "system", text: msg`System`, Icon: Monitor },
] as const;

export function ThemeChoice() {
  return (
    <RadioGroup.Root
      aria-label={t`Theme`}
      value={useTheme()}
      onValueChange={(value) => setTheme(value as Theme)}
      className="inline-flex rounded-lg bg-muted p-1"
    >
      {themes.map(({ value, text, Icon }) => (
        <RadioGroup.Item
          key={value}
          value={value}
          className="flex h-8 items-center gap-2 rounded-md px-3 text-muted-foreground text-sm hover:text-foreground data-[state=checked]:bg-card data-[state=checked]:font-medium data-[state=checked]:text-foreground data-[state=checked]:shadow-card dark:data-[state=checked]:bg-selected coarse:h-11"
        >
          <Icon className="size-4" aria-hidden="true" />
          {t(text)}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
