import { lazy, Suspense } from "react";
import { keepNoFiles, useKeptFiles } from "../lib/kept-files.ts";

const SaveAsTemplateDialog = lazy(() =>
  import("../features/collection/save-as-template-dialog.tsx").then(({ SaveAsTemplateDialog }) => ({
    default: SaveAsTemplateDialog,
  })),
);

/** The dialog for files that are to be kept as a template, while there are some. */
export function SaveAsTemplate() {
  const { files, name } = useKeptFiles();
  if (!files) return null;
  return (
    <Suspense fallback={null}>
      <SaveAsTemplateDialog files={files} name={name} onClose={keepNoFiles} />
    </Suspense>
  );
}
