import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../components/icon-button.tsx";

export interface PanelHeaderProps {
  /** Before the title. */
  back?: ReactNode;
  title: ReactNode;
  actions?: ReactNode;
  onClose: () => void;
}

export const PanelHeader = ({ back, title, actions, onClose }: PanelHeaderProps) => (
  <header className="flex h-13 shrink-0 items-center gap-1 border-b px-2">
    {back}
    <h2 className="min-w-12 flex-1 truncate px-1.5 font-medium text-sm tracking-normal">{title}</h2>
    {actions}
    <IconButton label={t`Close files`} onClick={onClose}>
      <X aria-hidden="true" />
    </IconButton>
  </header>
);
