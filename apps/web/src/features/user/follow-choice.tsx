import { t } from "@lingui/core/macro";
import { useId, useState } from "react";
import { Label } from "../../components/field.tsx";
import { Select } from "../../components/input.tsx";
import { followsAnswers, setFollowsAnswers } from "../../lib/follow-choice.ts";

/** What the view does while an answer grows out of it. */
export function FollowChoice() {
  const id = useId();
  const [isOn, setOn] = useState(followsAnswers);
  return (
    <div className="space-y-1.5">
      <Label htmlFor={id}>{t`While an answer is written`}</Label>
      <Select
        id={id}
        aria-describedby={`${id}-hint`}
        value={isOn ? "on" : "off"}
        onChange={({ target }) => {
          setOn(target.value === "on");
          setFollowsAnswers(target.value === "on");
        }}
      >
        <option value="on">{t`The view follows its end`}</option>
        <option value="off">{t`The view stays at its beginning`}</option>
      </Select>
      <p id={`${id}-hint`} className="text-muted-foreground text-sm">
        {isOn ? t`Scrolling up ends that.` : t`The arrow over the message field leads to the end.`}
      </p>
    </div>
  );
}
