import { t } from "@lingui/core/macro";
import type { ChatSettings } from "@neptun/api/chat/schema";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { Input, Select, Textarea } from "../../components/input.tsx";
import type { SettingsValues } from "./settings-values.ts";
import { useChatSettings } from "./use-chat-settings.ts";

const LINE_BREAK = "\\n";

/** What the models of a chat are told, and how they are to answer. */
export function SettingsForm({ settings }: { settings: ChatSettings }) {
  const form = useChatSettings(settings);
  const { values, errors, set } = form;
  const number = (name: keyof SettingsValues, label: string, hint: ReactNode, inputMode: "decimal" | "numeric") => (
    <Field label={label} hint={hint} error={errors[name]}>
      {(control) => (
        <Input
          {...control}
          inputMode={inputMode}
          autoComplete="off"
          placeholder={t`Default`}
          value={values[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <Field
        label={t`Instructions`}
        hint={t`What every model is told in this chat, after the instructions of its project.`}
        error={errors.instructions}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            value={values.instructions}
            onChange={(event) => set({ instructions: event.target.value })}
            className="field-sizing-content max-h-[40dvh]"
          />
        )}
      </Field>
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        {number("temperature", t`Temperature`, t`0 to 2: lower is steadier, higher more varied.`, "decimal")}
        {number("top_p", t`Top P`, t`0 to 1: lower leaves unlikely words out.`, "decimal")}
        {number("max_tokens", t`Longest answer`, t`In tokens, thoughts included.`, "numeric")}
        <Field label={t`Reasoning`} hint={t`For models that think; others may refuse it.`}>
          {(control) => (
            <Select
              {...control}
              value={values.reasoning_effort}
              onChange={(event) => set({ reasoning_effort: event.target.value })}
            >
              {[
                ["", t`Default`],
                ["none", t`None`],
                ["minimal", t`Least`],
                ["low", t`Little`],
                ["medium", t`Medium`],
                ["high", t`Much`],
                ["xhigh", t`Most`],
              ].map(([effort, text]) => (
                <option key={effort} value={effort}>
                  {text}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field
        label={t`Stop sequences`}
        hint={t`An answer ends before the first of them. One a line, at most four; a line break is written ${LINE_BREAK}.`}
        error={errors.stop_sequences}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            spellCheck={false}
            value={values.stop_sequences}
            onChange={(event) => set({ stop_sequences: event.target.value })}
            className="field-sizing-content min-h-10 font-mono text-sm coarse:min-h-11"
          />
        )}
      </Field>
      <FieldError>{form.problem}</FieldError>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          busy={form.isBusy}
          disabled={!form.isDirty || Object.keys(errors).length > 0}
        >
          {t`Save`}
        </Button>
        <Button disabled={form.isPlain} onClick={form.reset}>
          {t`Reset to defaults`}
        </Button>
        <span role="status" className="text-[13px] text-muted-foreground">
          {form.isDirty ? t`Not saved yet` : form.isSaved && t`Saved`}
        </span>
      </div>
    </form>
  );
}
