import { t } from "@lingui/core/macro";

const widths = ["w-2/3", "w-full", "w-5/6", "w-1/2"];

export const ThreadSkeleton = () => (
  <div role="status" aria-label={t`Loading messages`} className="min-h-0 flex-1 overflow-hidden">
    <div className="mx-auto w-full max-w-(--chat) animate-pulse space-y-8 px-4 py-6">
      <div className="ms-auto h-11 w-64 max-w-[80%] rounded-2xl bg-muted" />
      <div className="space-y-3">
        {widths.map((width) => (
          <div key={width} className={`h-4 rounded bg-muted ${width}`} />
        ))}
      </div>
    </div>
  </div>
);
