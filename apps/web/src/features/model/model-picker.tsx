import { ChevronDown, TriangleAlert } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/popover.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { trpc } from "../../lib/trpc.ts";
import { ConnectHint } from "./connect-hint.tsx";
import { DEMO, shortName } from "./group-models.ts";

const search = () => import("./model-search.tsx");
const ModelSearch = lazy(() => search().then(({ ModelSearch }) => ({ default: ModelSearch })));

export interface ModelPickerProps {
  value: string | undefined;
  onChange(model: string): void;
}

export function ModelPicker({ value, onChange }: ModelPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const { data } = trpc.model.list.useQuery();
  const isAway = data !== undefined && value !== undefined && !data.available.includes(value);
  const isOnlyDemo = data?.available.every((id) => id === DEMO) ?? false;
  const label = value === DEMO ? "Demonstration, no AI" : value ? shortName(value) : "Choose a model";
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          variant="quiet"
          size="sm"
          title={value}
          onPointerEnter={() => void search()}
          aria-label={`Model: ${label}${isAway ? ", not available now" : ""}`}
          className="min-w-0 gap-1.5"
        >
          {isAway && <TriangleAlert aria-hidden="true" className="text-warning" />}
          <span className="truncate">{label}</span>
          <ChevronDown aria-hidden="true" className="size-3.5! opacity-70" />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Choose a model" className="w-80 overflow-hidden p-0">
        {data && (
          <Suspense fallback={<Loading />}>
            <ModelSearch
              list={data}
              value={value}
              onChoose={(model) => {
                setOpen(false);
                if (model !== value) onChange(model);
              }}
            />
          </Suspense>
        )}
        {isOnlyDemo && <ConnectHint />}
      </PopoverContent>
    </Popover>
  );
}

const Loading = () => (
  <div className="grid h-32 place-items-center">
    <Spinner label="Loading" />
  </div>
);
