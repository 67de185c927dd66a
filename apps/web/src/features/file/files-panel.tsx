export interface FilesPanelProps {
  chatId: number;
  fileId: number | undefined;
  onSelect: (fileId: number | undefined) => void;
  onClose: () => void;
}

export function FilesPanel({ chatId }: FilesPanelProps) {
  return <div>Files of {chatId}</div>;
}
