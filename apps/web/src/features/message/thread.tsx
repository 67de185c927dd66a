export function Thread({ chatId }: { chatId: number; onOpenFile: (fileId: number) => void }) {
  return <div className="min-h-0 flex-1">Chat {chatId}</div>;
}
