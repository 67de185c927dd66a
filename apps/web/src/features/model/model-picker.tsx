import { t } from "@lingui/core/macro";
import { ChevronDown, TriangleAlert } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../components/button.tsx";
import { later } from "../../components/later.tsx";
import { trpc } from "../../lib/trpc.ts";
import { useCommand } from "../../lib/use-command.ts";
import { DEMO, shortName } from "./group-models.ts";

const ModelMenu = later("dialog", () => import("./model-menu.tsx").then(({ ModelMenu }) => ModelMenu));

export interface ModelPickerProps {
  value: string | undefined;
  onChange(model: string): void;
}

export function ModelPicker({ value, onChange }: ModelPickerProps) {
  const { data } = trpc.model.list.useQuery();
  const button = useRef<HTMLButtonElement>(null);
  useCommand("model.choose", (model) => (model ? onChange(model) : button.current?.click()));
  const isAway = data !== undefined && value !== undefined && !data.available.includes(value);
  const label = value === DEMO ? t`Demonstration, no AI` : value ? shortName(value) : t`Choose a model`;
  return (
    <ModelMenu value={value} onChange={onChange}>
      <Button
        ref={button}
        variant="quiet"
        size="sm"
        title={value}
        aria-label={isAway ? t`Model: ${label}, not available now` : t`Model: ${label}`}
        className="min-w-0 shrink gap-1.5"
      >
        {isAway && <TriangleAlert aria-hidden="true" className="text-warning" />}
        <span className="truncate">{label}</span>
        <ChevronDown aria-hidden="true" className="size-3.5! opacity-70" />
      </Button>
    </ModelMenu>
  );
}
