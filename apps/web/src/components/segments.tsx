import type { LucideIcon } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { useId } from "react";

export interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; text: string; Icon: LucideIcon }[];
  onChange: (value: Value) => void;
}

/** One of a few, all of which are seen. */
export function Segments<Value extends string>({ label, value, choices, onChange }: SegmentsProps<Value>) {
  const id = useId();
  return (
    <div className="space-y-1.5">
      <p id={id} className="font-medium text-sm">
        {label}
      </p>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as Value)}
        className="inline-flex max-w-full flex-wrap rounded-lg bg-muted p-1"
      >
        {choices.map(({ value, text, Icon }) => (
          <RadioGroup.Item
            key={value}
            value={value}
            className="flex h-8 items-center gap-2 rounded-md px-3 text-muted-foreground text-sm hover:text-foreground data-[state=checked]:bg-card data-[state=checked]:font-medium data-[state=checked]:text-foreground data-[state=checked]:shadow-card dark:data-[state=checked]:bg-selected coarse:h-11"
          >
            <Icon className="size-4" aria-hidden="true" />
            {text}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
