import { cn } from "../../lib/cn.ts";
import { splitPath } from "./file-versions.ts";

/** A path of which the folder gives way first, from its beginning, so that the name stays readable. */
export function FilePath({ title, className }: { title: string; className?: string }) {
  const { folder, name } = splitPath(title);
  return (
    <span dir="ltr" title={title} className={cn("relative flex min-w-0 max-w-full", className)}>
      <span className="sr-only">{title}</span>
      {folder && (
        <span aria-hidden="true" dir="rtl" className="min-w-0 truncate font-normal text-muted-foreground">
          <bdi dir="ltr">{folder}</bdi>
        </span>
      )}
      <bdi aria-hidden="true" dir="ltr" className="max-w-full shrink-0 truncate font-medium text-foreground">
        {name}
      </bdi>
    </span>
  );
}
