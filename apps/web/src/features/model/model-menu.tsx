import { t } from "@lingui/core/macro";
import type { OpenableProps } from "../../components/later.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/popover.tsx";
import { trpc } from "../../lib/trpc.ts";
import { ConnectHint } from "./connect-hint.tsx";
import { DEMO } from "./group-models.ts";
import type { ModelPickerProps } from "./model-picker.tsx";
import { ModelSearch } from "./model-search.tsx";

/** What the button of the model opens. */
export function ModelMenu({ value, onChange, open, onOpenChange, children }: ModelPickerProps & OpenableProps) {
  const { data } = trpc.model.list.useQuery();
  const isOnlyDemo = data?.available.every((id) => id === DEMO) ?? false;
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{children}</PopoverTrigger>
      <PopoverContent aria-label={t`Choose a model`} className="w-80 overflow-hidden p-0">
        {data && (
          <ModelSearch
            list={data}
            value={value}
            onChoose={(model) => {
              onOpenChange(false);
              if (model !== value) onChange(model);
            }}
          />
        )}
        {isOnlyDemo && <ConnectHint />}
      </PopoverContent>
    </Popover>
  );
}
