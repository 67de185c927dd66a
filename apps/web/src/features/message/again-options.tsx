import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { Select, Textarea } from "../../components/input.tsx";
import type { OpenableProps } from "../../components/later.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/popover.tsx";
import { trpc } from "../../lib/trpc.ts";
import type { RetryOptions } from "./use-retry-answer.ts";

export interface AgainOptionsProps extends OpenableProps {
  /** That wrote the answer. */
  model: string | null;
  /** Nothing was said after it. */
  isLast: boolean;
  /** Another model is wanted. */
  isOther?: boolean;
  onRun(options: RetryOptions): void;
}

/** Another answer by another model, or with a word on what it should be like. */
export function AgainOptions({ model, isLast, isOther, onRun, open, onOpenChange, children }: AgainOptionsProps) {
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{children}</PopoverTrigger>
      <PopoverContent aria-label={t`Other ways to answer`} className="w-80 p-3">
        <AgainForm
          model={model}
          isLast={isLast}
          isOther={isOther}
          onRun={(options) => {
            onOpenChange(false);
            onRun(options);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

type FormProps = Pick<AgainOptionsProps, "model" | "isLast" | "isOther" | "onRun">;

function AgainForm({ model: before, isLast, isOther, onRun }: FormProps) {
  const { data } = trpc.model.list.useQuery();
  const [chosen, setModel] = useState<string>();
  const [instruction, setInstruction] = useState("");
  const models = [...new Set([...(before ? [before] : []), ...(data?.available ?? [])])];
  const model = chosen ?? (isOther ? models.find((id) => id !== before) : before) ?? before ?? "";
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        onRun({ model: model || undefined, instruction: instruction.trim() || undefined });
      }}
    >
      <Field label={t`Model`}>
        {(control) => (
          <Select {...control} value={model} onChange={(event) => setModel(event.target.value)}>
            {models.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t`What should be different?`}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={4000}
            placeholder={t`Shorter, with tests …`}
            value={instruction}
            onChange={(event) => setInstruction(event.target.value)}
          />
        )}
      </Field>
      {!isLast && (
        <p className="text-[13px] text-muted-foreground">
          {t`The chat goes on from the new answer. What follows this one stays on its branch.`}
        </p>
      )}
      <Button type="submit" variant="primary" className="w-full">
        {t`Write another answer`}
      </Button>
    </form>
  );
}
