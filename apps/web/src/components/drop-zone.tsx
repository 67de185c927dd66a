import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Upload, X } from "lucide-react";
import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "../lib/cn.ts";
import { isolated } from "../lib/isolated.ts";
import { recognise } from "../lib/recognise.ts";
import { IconButton } from "./icon-button.tsx";
import {
  type FileLimits,
  type FoundFiles,
  findChosen,
  findDropped,
  partZips,
  type ReadFile,
  type RefusedFile,
  readFiles,
} from "./read-files.ts";

export type { FileLimits, ReadFile, RefusedFile } from "./read-files.ts";

export interface DropZoneActions {
  /** Opens the browser's choice of files: the way for keyboards and phones. */
  chooseFiles(): void;
  /** The same for a folder with all that is in it. */
  chooseFolder(): void;
  /** The same for a zip archive; only where `onZips` takes it. */
  chooseZip(): void;
  /** Files are being read. */
  isReading: boolean;
}

export interface DropZoneProps {
  /** Shown over the zone while files are dragged over it, such as `Drop files or folders to add them`. */
  hint: string;
  limits: FileLimits;
  /** The texts that were dropped, pasted or chosen, at most `limits.maxFiles`; not called when all were refused. */
  onFiles(files: ReadFile[]): void;
  /** Zip archives, unread; without it they are refused like everything that is not a text. */
  onZips?: ((zips: File[]) => void) | undefined;
  /** What the zone is around. Give it buttons that call the actions. */
  children(actions: DropZoneActions): ReactNode;
  disabled?: boolean;
  className?: string;
}

/** Takes texts from outside: dropped files and folders, pasted files, or chosen ones. It lists what it refuses, and why. */
export function DropZone({ hint, limits, onFiles, onZips, children, disabled = false, className }: DropZoneProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const zip = useRef<HTMLInputElement>(null);
  // React's types do not know the attribute.
  useEffect(() => folder.current?.setAttribute("webkitdirectory", ""), []);
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const [isReading, setReading] = useState(false);
  const [refused, setRefused] = useState<RefusedFile[]>([]);

  const take = async (found: FoundFiles | Promise<FoundFiles>) => {
    setReading(true);
    setRefused([]);
    try {
      const { texts, zips } = onZips ? partZips(await found) : { texts: await found, zips: [] };
      if (zips.length > 0) onZips?.(zips);
      const result = await readFiles(texts, limits);
      setRefused(result.refused);
      if (result.read.length > 0) onFiles(result.read);
    } finally {
      setReading(false);
    }
  };
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  const drag = (change: 1 | -1) => (event: DragEvent) => {
    if (disabled || !holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    depth.current += change;
    setOver(depth.current > 0);
  };
  const drop = (event: DragEvent) => {
    if (disabled || !holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    leave();
    void take(findDropped(event.dataTransfer, limits));
  };
  const paste = (event: Pick<ClipboardEvent, "clipboardData" | "preventDefault">) => {
    // Text from an office program comes with a picture of itself: it stays a pasted text.
    if (disabled || !holdsFiles(event.clipboardData) || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    void take(findDropped(event.clipboardData, limits));
  };
  usePasteOnPage(paste);
  const choose = (input: HTMLInputElement) => {
    const chosen = findChosen(Array.from(input.files ?? []));
    input.value = "";
    if (chosen.found.length + chosen.refused.length > 0) void take(chosen);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its keyboard way in the buttons
    <div
      className={cn("relative", className)}
      onDragEnter={drag(1)}
      onDragLeave={drag(-1)}
      onDragOver={(event) => !disabled && holdsFiles(event.dataTransfer) && event.preventDefault()}
      onDrop={drop}
      onPaste={paste}
    >
      <input ref={files} type="file" multiple hidden onChange={(event) => choose(event.currentTarget)} />
      <input ref={folder} type="file" hidden onChange={(event) => choose(event.currentTarget)} />
      {onZips && (
        <input
          ref={zip}
          type="file"
          accept=".zip,application/zip"
          hidden
          onChange={(event) => choose(event.currentTarget)}
        />
      )}
      {children({
        chooseFiles: () => files.current?.click(),
        chooseFolder: () => folder.current?.click(),
        chooseZip: () => zip.current?.click(),
        isReading,
      })}
      {refused.length > 0 && <RefusedFiles refused={refused} onClose={() => setRefused([])} />}
      {isOver && (
        <div className="pointer-events-none absolute inset-1 z-30 grid animate-fade-in place-items-center rounded-lg border-2 border-primary border-dashed bg-background/85">
          <p className="flex items-center gap-2 p-4 text-center font-medium">
            <Upload aria-hidden="true" className="size-5 text-primary" />
            {hint}
          </p>
        </div>
      )}
    </div>
  );
}

/** What is pasted while nothing on the page has the focus. */
function usePasteOnPage(take: (event: Pick<ClipboardEvent, "clipboardData" | "preventDefault">) => void) {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const listen = (event: globalThis.ClipboardEvent) => {
      const { clipboardData } = event;
      if (event.target !== document.body || !clipboardData) return;
      latest.current({ clipboardData, preventDefault: () => event.preventDefault() });
    };
    document.addEventListener("paste", listen);
    return () => document.removeEventListener("paste", listen);
  }, []);
}

const holdsFiles = (transfer: DataTransfer) => transfer.types.includes("Files");

const MOST_LISTED = 100;

/** What was not taken, and why. */
export function RefusedFiles({ refused, onClose }: { refused: readonly RefusedFile[]; onClose?(): void }) {
  const more = refused.length - MOST_LISTED;
  return (
    <div role="alert" className="m-2 shrink-0 rounded-lg border border-warning/40 bg-warning-muted text-[13px]">
      <div className="flex min-h-8 items-center ps-3">
        <p className="flex-1 font-medium text-warning">
          {plural(refused.length, { one: "Not everything was taken", other: "# were not taken" })}
        </p>
        {onClose && (
          <IconButton size="icon-sm" label={t`Close the list`} onClick={onClose}>
            <X aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        className="max-h-40 space-y-1 overflow-y-auto px-3 pb-2"
      >
        {refused.slice(0, MOST_LISTED).map(({ path, reason }) => (
          <li key={`${path} ${reason}`} className="wrap-anywhere">
            {path && <span className="font-medium">{isolated(path)}: </span>}
            {recognise(reason) ?? reason}
          </li>
        ))}
        {more > 0 && (
          <li>
            <Trans>and {more} more</Trans>
          </li>
        )}
      </ul>
    </div>
  );
}
