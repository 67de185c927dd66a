import { plural, t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { formatSize } from "../../lib/format-size.ts";
import { type FileChoice, findChoices, toChoices } from "./find-choices.ts";
import type { Source } from "./use-picker.ts";

/** `#`: files and folders to be given with the message. */
export function toFileSource(
  files: readonly MessageFile[],
  onPick: (files: MessageFile[]) => void,
  onOpen?: () => void,
): Source {
  const choices = toChoices(files);
  const toChoice = ({ path, files: inside }: FileChoice) => ({
    key: path,
    label: path,
    isPath: true,
    note: noteOf(path, inside),
    pick: () => {
      onPick(inside);
      return t`Added ${path}`;
    },
  });
  return {
    mark: "#",
    label: t`Files to give to the model`,
    empty: t`No files yet. They come from answers and uploads.`,
    find: (query) => findChoices(choices, query).map(toChoice),
    onOpen,
  };
}

function noteOf(path: string, files: MessageFile[]): string {
  const size = formatSize(files.reduce((sum, file) => sum + file.size, 0));
  const count = files.length;
  const what = path.endsWith("/") ? plural(count, { one: "# file", other: "# files" }) : `v${files[0]?.version}`;
  return `${what} · ${size}`;
}
