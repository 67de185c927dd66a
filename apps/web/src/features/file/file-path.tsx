import { cn } from "../../lib/cn.ts";
import { splitPath } from "./group-files.ts";

/** A path of which the folder gives way first, so that the name stays readable. */
export function FilePath({ title, className }: { title: string; className?: string }) {
  const { folder, name } = splitPath(title);
  return (
    <bdi dir="ltr" className={cn("flex min-w-0 max-w-full", className)} title={title}>
      {folder && <span className="min-w-0 shrink-[999] truncate font-normal text-muted-foreground">{folder}</span>}
      <span className="min-w-0 truncate font-medium text-foreground">{name}</span>
    </bdi>
  );
}
