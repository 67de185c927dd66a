import { t } from "@lingui/core/macro";
import { Search, X } from "lucide-react";

export interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

/** Escape empties it. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  return (
    <div className="relative">
      <Search
        className="pointer-events-none absolute top-1/2 inset-s-2.5 size-4 -translate-y-1/2 text-muted-foreground"
        aria-hidden="true"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        maxLength={256}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.stopPropagation();
          onChange("");
        }}
        className="field-control h-9 appearance-none border-transparent [&::-webkit-search-cancel-button]:hidden bg-transparent pe-8 ps-[34px] text-sm hover:bg-hover focus:bg-card focus-visible:border-ring coarse:h-11 coarse:text-base"
      />
      {value !== "" && (
        <button
          type="button"
          aria-label={t`Clear the search`}
          title={t`Clear the search`}
          onClick={() => onChange("")}
          className="absolute top-1/2 inset-e-1.5 grid size-6 coarse:inset-e-0 coarse:size-11 -translate-y-1/2 place-items-center rounded text-muted-foreground hover:text-foreground"
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
