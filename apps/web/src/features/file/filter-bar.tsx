import { t } from "@lingui/core/macro";
import { Select } from "../../components/input.tsx";
import { SearchField } from "../../components/search-field.tsx";
import type { FileFilter, LanguageCount } from "./filter-files.ts";
import { formatCount, languageLabel } from "./format-file.ts";

export interface FilterBarProps {
  filter: FileFilter;
  onChange: (filter: FileFilter) => void;
  languages: LanguageCount[];
}

/** By words of the path, and by language where there is a choice. */
export const FilterBar = ({ filter, onChange, languages }: FilterBarProps) => (
  <div className="flex shrink-0 items-center gap-2 px-2 pt-2">
    <div className="min-w-0 flex-1">
      <SearchField
        label={t`Filter the files`}
        placeholder={t`Filter by path`}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
    </div>
    {languages.length > 1 && (
      <Select
        aria-label={t`Language`}
        value={filter.language}
        onChange={({ target }) => onChange({ ...filter, language: target.value })}
        className="h-9 w-auto max-w-40 px-2 text-sm coarse:h-11 coarse:text-base"
      >
        <option value="">{t`All languages`}</option>
        {languages.map(({ name, count }) => (
          <option key={name} value={name}>
            {languageLabel(name)} ({formatCount(count)})
          </option>
        ))}
      </Select>
    )}
  </div>
);
