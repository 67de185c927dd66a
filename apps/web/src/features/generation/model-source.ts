import { t } from "@lingui/core/macro";
import type { ModelsOutput } from "@neptun/api/model/schema";
import type { z } from "zod";
import { locale } from "../../lib/language.ts";
import type { Source } from "./use-picker.ts";

/** `@`: the models that can be asked now, for the message being written. */
export function toModelSource(list: z.infer<typeof ModelsOutput> | undefined, onPick: (model: string) => void): Source {
  const noteOf = (model: string) => {
    const tokens = list?.context_tokens[model]?.toLocaleString(locale);
    return tokens === undefined ? "" : t`${tokens} tokens`;
  };
  return {
    mark: "@",
    label: t`Models for this message`,
    empty: t`No model can be asked at the moment.`,
    find: (query) => {
      const wanted = query.toLowerCase();
      const rank = (model: string) => Number(nameOf(model).startsWith(wanted));
      return (list?.available ?? [])
        .filter((model) => model.toLowerCase().includes(wanted))
        .toSorted((one, other) => rank(other) - rank(one))
        .map((model) => ({
          key: model,
          label: model,
          note: noteOf(model),
          pick: () => {
            onPick(model);
            return t`${model} answers this message`;
          },
        }));
    },
  };
}

/** Without its publisher. */
const nameOf = (model: string) => model.slice(model.indexOf("/") + 1).toLowerCase();
