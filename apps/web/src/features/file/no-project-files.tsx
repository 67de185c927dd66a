import { t } from "@lingui/core/macro";
import { FileCode } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/empty-state.tsx";

/** A project without files says where they come from. */
export const NoProjectFiles = ({ action }: { action: ReactNode }) => (
  <EmptyState icon={<FileCode aria-hidden="true" />} title={t`No files yet`} className="m-auto" action={action}>
    {t`Every code block in an answer of the project's chats becomes a file here. Files, folders and zip archives can be dropped here too.`}
  </EmptyState>
);
