import { t } from "@lingui/core/macro";

const WIDTHS = ["w-3/5", "w-2/5", "w-4/5", "w-1/2", "w-3/4", "w-1/3", "w-2/3"];

/** Shown only where a wait is worth showing. */
const late = "animate-fade-in [animation-delay:150ms] [animation-fill-mode:backwards]";

export const TextSkeleton = () => (
  <div role="status" aria-label={t`Loading the file`} className={`min-h-0 flex-1 space-y-3 bg-code p-4 ${late}`}>
    {WIDTHS.map((width) => (
      <div key={width} className={`h-3 rounded-sm bg-hover ${width}`} />
    ))}
  </div>
);

export const ListSkeleton = () => (
  <div role="status" aria-label={t`Loading the files`} className={`flex-1 space-y-1 p-2 ${late}`}>
    {WIDTHS.slice(0, 4).map((width) => (
      <div key={width} className="space-y-2 px-3 py-2.5">
        <div className={`h-3 rounded-sm bg-hover ${width}`} />
        <div className="h-2.5 w-1/4 rounded-sm bg-muted" />
      </div>
    ))}
  </div>
);
