import { soon } from "../components/soon.tsx";
import { keepNoFiles, useKeptFiles } from "../lib/kept-files.ts";

const SaveAsTemplateDialog = soon(() =>
  import("../features/collection/save-as-template-dialog.tsx").then(({ SaveAsTemplateDialog }) => SaveAsTemplateDialog),
);

/** The dialog for files that are to be kept as a template, while there are some. */
export function SaveAsTemplate() {
  const { files, name } = useKeptFiles();
  if (!files) return null;
  return <SaveAsTemplateDialog files={files} name={name} onClose={keepNoFiles} />;
}
