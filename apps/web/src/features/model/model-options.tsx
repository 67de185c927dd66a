import { t } from "@lingui/core/macro";
import { Check } from "lucide-react";
import type { Ref } from "react";
import { cn } from "../../lib/cn.ts";
import type { ModelGroup } from "./group-models.ts";

export interface ModelOptionsProps {
  ref: Ref<HTMLDivElement>;
  listId: string;
  idOf(model: string): string;
  groups: ModelGroup[];
  value: string | undefined;
  /** The one the keyboard is at. */
  current: string | undefined;
  onPoint(model: string): void;
  onChoose(model: string): void;
}

// A provider may list hundreds; the search finds the others.
const MOST = 100;

export function ModelOptions({ ref, listId, idOf, groups, value, current, onPoint, onChoose }: ModelOptionsProps) {
  return (
    <div ref={ref} id={listId} role="listbox" aria-label={t`Models`} className="min-h-0 flex-1 overflow-y-auto p-1">
      {groups.length === 0 && (
        <p className="px-2 py-6 text-center text-muted-foreground text-sm">{t`No model has this name.`}</p>
      )}
      {groups.map(({ name, problem, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
        <div key={name} role="group" aria-label={name} className="pb-1">
          <div className="px-2 pt-1.5 pb-1 text-muted-foreground text-xs">
            <span className="font-medium">{name}</span>
            {problem && <p className="mt-0.5 text-warning wrap-anywhere">{problem}</p>}
          </div>
          {options.slice(0, MOST).map(({ id, isAvailable }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={id}
              id={idOf(id)}
              role="option"
              aria-selected={id === value}
              aria-disabled={!isAvailable}
              data-active={id === current || undefined}
              onPointerMove={() => isAvailable && onPoint(id)}
              onClick={() => isAvailable && onChoose(id)}
              className={cn(
                "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm coarse:min-h-11",
                id === current && "bg-hover",
                !isAvailable && "text-muted-foreground opacity-60",
              )}
            >
              <span className="min-w-0 flex-1 wrap-anywhere">{id}</span>
              {id === value && <Check aria-hidden="true" className="size-4 shrink-0" />}
            </div>
          ))}
          {options.length > MOST && (
            <p className="px-2 py-1 text-muted-foreground text-xs">
              {t`${options.length - MOST} more: search for them.`}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
