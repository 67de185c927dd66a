import { t } from "@lingui/core/macro";
import { useId } from "react";
import { Label } from "../../components/field.tsx";
import { Select } from "../../components/input.tsx";
import { type Language, languageChoice, languages, setLanguage } from "../../lib/language-choice.ts";

export function LanguageChoice() {
  const id = useId();
  return (
    <div className="space-y-1.5">
      <Label htmlFor={id}>{t`Language`}</Label>
      <Select
        id={id}
        value={languageChoice() ?? ""}
        onChange={({ target }) => setLanguage((target.value || undefined) as Language | undefined)}
      >
        <option value="">{t`As in the browser`}</option>
        {Object.entries(languages).map(([language, name]) => (
          <option key={language} value={language} lang={language}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
