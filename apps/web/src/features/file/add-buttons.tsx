import { t } from "@lingui/core/macro";
import { FileArchive, FilePlus2, FolderPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import type { DropZoneActions } from "../../components/drop-zone.tsx";

/** The ways to bring files where there are none yet. */
export const AddButtons = ({ actions, before }: { actions: DropZoneActions; before?: ReactNode }) => (
  <div className="flex flex-wrap justify-center gap-2">
    {before}
    <Button busy={actions.isReading} onClick={actions.chooseFiles}>
      <FilePlus2 aria-hidden="true" />
      {t`Add files`}
    </Button>
    <Button onClick={actions.chooseFolder}>
      <FolderPlus aria-hidden="true" />
      {t`Add a folder`}
    </Button>
    <Button onClick={actions.chooseZip}>
      <FileArchive aria-hidden="true" />
      {t`Import a zip`}
    </Button>
  </div>
);
