import { t } from "@lingui/core/macro";
import { type ChatSettings, SettingsChanges } from "@neptun/api/chat/schema";
import { useState } from "react";
import { errorCode, errorText, trpc } from "../../lib/trpc.ts";
import { NOTHING_SET, type SettingsValues, toChanges, toValues } from "./settings-values.ts";

export type SettingsErrors = Partial<Record<keyof SettingsValues, string>>;

/** The fields of a chat's settings. Saved only over what was shown; nothing that is written is lost. */
export function useChatSettings(settings: ChatSettings) {
  const utils = trpc.useUtils();
  const update = trpc.chat.updateSettings.useMutation();
  const [base, setBase] = useState(settings);
  const [values, setValues] = useState(() => toValues(settings));
  const [problem, setProblem] = useState<string>();
  const changes = toChanges(values);
  const errors = errorsOf(changes);
  const { chat_conversation_id: chat_id } = settings;

  const save = async () => {
    setProblem(undefined);
    try {
      const saved = await update.mutateAsync({ chat_id, ...changes, if_updated_at: [base.updated_at] });
      utils.chat.settings.setData({ chat_id }, saved);
      setBase(saved.settings);
      void utils.chat.context.invalidate({ chat_id });
    } catch (error) {
      setProblem(errorText(error));
      if (errorCode(error) !== "PRECONDITION_FAILED") return;
      setBase((await utils.chat.settings.fetch({ chat_id }, { staleTime: 0 })).settings);
      setProblem(t`The settings were changed elsewhere meanwhile. Yours are kept here; saving again replaces theirs.`);
    }
  };
  return {
    values,
    errors,
    problem,
    save,
    isBusy: update.isPending,
    isSaved: update.isSuccess,
    isDirty: JSON.stringify(changes) !== JSON.stringify(toChanges(toValues(base))),
    isPlain: JSON.stringify(values) === JSON.stringify(NOTHING_SET),
    set: (change: Partial<SettingsValues>) => setValues({ ...values, ...change }),
    reset: () => setValues(NOTHING_SET),
  };
}

function errorsOf(changes: SettingsChanges): SettingsErrors {
  const wrong = new Set(SettingsChanges.safeParse(changes).error?.issues.map(({ path }) => path[0]));
  const words: SettingsErrors = {
    instructions: t`Too long`,
    temperature: t`A number from 0 to 2`,
    top_p: t`A number from 0 to 1`,
    max_tokens: t`A whole number from 1 to 1,000,000`,
    stop_sequences: t`At most four, of at most 200 characters each`,
  };
  return Object.fromEntries(Object.entries(words).filter(([field]) => wrong.has(field)));
}
