import { t } from "@lingui/core/macro";
import type { Project } from "@neptun/api/project/schema";
import { Clock, Download, FolderDown, GitBranch } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { archiveLink } from "./archive-link.ts";
import { BundleDialog } from "./bundle-dialog.tsx";
import { PastArchiveDialog } from "./past-archive-dialog.tsx";

/** The ways to take all files of a project home. */
export function ProjectDownloads({ project }: { project: Project }) {
  const [dialog, setDialog] = useState<"past" | "bundle">();
  const of = { kind: "project" as const, id: project.id, userId: project.neptun_user_id };
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button size="sm" variant="quiet">
            <Download aria-hidden="true" />
            <span className="@max-sm:sr-only">{t`Download`}</span>
          </Button>
        </MenuTrigger>
        <MenuContent className="min-w-60">
          <MenuItem asChild>
            <a href={archiveLink(of)} download>
              <FolderDown aria-hidden="true" />
              {t`All files as a zip`}
            </a>
          </MenuItem>
          <MenuItem icon={<Clock aria-hidden="true" />} onSelect={() => setDialog("past")}>
            {t`As it was at a time…`}
          </MenuItem>
          <MenuItem icon={<GitBranch aria-hidden="true" />} onSelect={() => setDialog("bundle")}>
            {t`All versions as a git bundle…`}
          </MenuItem>
        </MenuContent>
      </Menu>
      {dialog === "past" && <PastArchiveDialog of={of} onClose={() => setDialog(undefined)} />}
      {dialog === "bundle" && <BundleDialog of={of} name={project.name} onClose={() => setDialog(undefined)} />}
    </>
  );
}
