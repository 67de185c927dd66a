import { msg, t } from "@lingui/core/macro";
import { useId, useState } from "react";
import { Label } from "../../components/field.tsx";
import { Select } from "../../components/input.tsx";
import { isApple } from "../../lib/key-combos.ts";
import { type SendKey, sendKey, setSendKey } from "../../lib/send-key.ts";

const choices = {
  enter: msg`Enter`,
  "mod-enter": isApple() ? msg`⌘ Enter` : msg`Ctrl+Enter`,
} as const;

/** Which keys send a message; the other one begins a new line. */
export function SendKeyChoice() {
  const id = useId();
  const [choice, setChoice] = useState(sendKey);
  return (
    <div className="space-y-1.5">
      <Label htmlFor={id}>{t`Messages are sent with`}</Label>
      <Select
        id={id}
        aria-describedby={`${id}-hint`}
        value={choice}
        onChange={({ target }) => {
          setChoice(target.value as SendKey);
          setSendKey(target.value as SendKey);
        }}
      >
        {Object.entries(choices).map(([key, text]) => (
          <option key={key} value={key}>
            {t(text)}
          </option>
        ))}
      </Select>
      <p id={`${id}-hint`} className="text-muted-foreground text-sm">
        {choice === "enter" ? t`Shift+Enter begins a new line.` : t`Enter alone begins a new line.`}
      </p>
    </div>
  );
}
