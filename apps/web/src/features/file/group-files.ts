import type { ChatFile } from "@neptun/api/file/schema";

/** A file of a chat: its newest version, and how many came before. */
export interface FileGroup {
  title: string;
  newest: ChatFile;
  version_count: number;
}

const byPath = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** The files by title, in the order of a folder listing. */
export function groupFiles(files: readonly ChatFile[]): FileGroup[] {
  const groups = new Map<string, FileGroup>();
  for (const file of files) {
    const group = groups.get(file.title);
    if (!group) groups.set(file.title, { title: file.title, newest: file, version_count: 1 });
    else {
      group.version_count++;
      if (file.version > group.newest.version) group.newest = file;
    }
  }
  return [...groups.values()].sort((a, b) => byPath.compare(a.title, b.title) || (a.title < b.title ? -1 : 1));
}

/** `src/app/` and `main.ts` of `src/app/main.ts`. */
export function splitPath(title: string): { folder: string; name: string } {
  const slash = title.lastIndexOf("/") + 1;
  return { folder: title.slice(0, slash), name: title.slice(slash) };
}
