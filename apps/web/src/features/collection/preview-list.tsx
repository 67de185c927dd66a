import { t } from "@lingui/core/macro";
import type { Preview } from "@neptun/api/collection/schema";
import { useId } from "react";
import { recognise } from "../../lib/recognise.ts";

/** Where the files would go, and what they would meet there. */
export function PreviewList({ files, isProject }: { files: Preview["files"]; isProject: boolean }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className="mb-1.5 font-medium text-sm">
        {t`Files`}
      </h3>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label={t`Files that will be inserted`}
        className="max-h-52 divide-y overflow-y-auto rounded-md border text-sm"
      >
        {files.map((file) => (
          <li key={file.title} className="flex flex-wrap items-baseline justify-between gap-x-3 px-3 py-1.5">
            <span className="wrap-anywhere min-w-0 font-mono text-[13px]">{file.to}</span>
            <Meets {...file} isProject={isProject} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Meets({ problem, exists, version, to, isProject }: Preview["files"][number] & { isProject: boolean }) {
  if (problem) return <span className="text-destructive">{recognise(problem) ?? problem}</span>;
  if (!exists) return null;
  const name = to.split("/").at(-1) ?? to;
  return (
    <span className="text-muted-foreground text-xs">
      {isProject ? t`takes the place of the one in the project` : t`makes version ${version ?? ""} of ${name}`}
    </span>
  );
}
