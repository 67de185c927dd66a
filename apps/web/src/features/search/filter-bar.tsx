import { msg, t } from "@lingui/core/macro";
import { ListFilter, X } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { addFilter, daysAgo, type Filter, filtersIn, removeFilter } from "./filters.ts";

const KINDS = [
  { value: "message", label: msg`Messages` },
  { value: "file", label: msg`Files` },
  { value: "chat", label: msg`Chats` },
  { value: "prompt", label: msg`Prompts` },
];

export interface FilterBarProps {
  q: string;
  projects: { id: number; name: string }[];
  onChange: (q: string) => void;
}

/** What the query is limited to, as buttons: the query itself says it too. */
export function FilterBar({ q, projects, onChange }: FilterBarProps) {
  const filters = filtersIn(q);
  const isOn = (filter: Filter) => filters.some(({ key, value }) => key === filter.key && value === filter.value);
  const toggle = (filter: Filter) => onChange(isOn(filter) ? removeFilter(q, filter) : addFilter(q, filter));
  const item = (label: string, filter: Filter) => (
    <MenuItem key={`${filter.key}:${filter.value}`} onSelect={() => onChange(addFilter(q, filter))}>
      {label}
    </MenuItem>
  );
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {KINDS.map(({ value, label }) => (
        <Button
          key={value}
          size="sm"
          variant={isOn({ key: "is", value }) ? "primary" : "secondary"}
          aria-pressed={isOn({ key: "is", value })}
          onClick={() => toggle({ key: "is", value })}
          className="rounded-full"
        >
          {t(label)}
        </Button>
      ))}
      {filters
        .filter(({ key }) => key !== "is")
        .map((filter) => (
          <Button
            key={`${filter.key}:${filter.value}`}
            size="sm"
            aria-label={t`Remove the filter ${filter.key}:${filter.value}`}
            onClick={() => onChange(removeFilter(q, filter))}
            className="max-w-full rounded-full"
          >
            <span className="truncate">{`${filter.key}:${filter.value}`}</span>
            <X aria-hidden="true" />
          </Button>
        ))}
      <Menu>
        <MenuTrigger asChild>
          <Button size="sm" variant="ghost" className="rounded-full">
            <ListFilter aria-hidden="true" />
            {t`Add a filter`}
          </Button>
        </MenuTrigger>
        <MenuContent align="start" className="max-h-80 max-w-72 overflow-y-auto">
          <MenuLabel>{t`Who wrote it`}</MenuLabel>
          {item(t`You`, { key: "role", value: "user" })}
          {item(t`A model`, { key: "role", value: "assistant" })}
          <MenuSeparator />
          <MenuLabel>{t`When`}</MenuLabel>
          {item(t`In the last 7 days`, { key: "after", value: daysAgo(7) })}
          {item(t`In the last 30 days`, { key: "after", value: daysAgo(30) })}
          {item(t`More than a year ago`, { key: "before", value: daysAgo(365) })}
          {projects.length > 0 && (
            <>
              <MenuSeparator />
              <MenuLabel>{t`In the project`}</MenuLabel>
              {projects.slice(0, 30).map(({ name }) => item(name, { key: "project", value: name }))}
            </>
          )}
        </MenuContent>
      </Menu>
    </div>
  );
}
