import type { ChatFile } from "@neptun/api/file/schema";

/** A file of a chat: its newest version, and how many there are. */
export interface FileGroup {
  /** As the newest version has it. */
  title: string;
  newest: ChatFile;
  version_count: number;
}

/** The files that versions belong to. */
export function groupFiles(files: readonly ChatFile[]): FileGroup[] {
  const groups = new Map<number, FileGroup>();
  for (const file of files) {
    const group = groups.get(file.lineage_id);
    if (!group) groups.set(file.lineage_id, { title: file.title, newest: file, version_count: 1 });
    else {
      group.version_count++;
      if (file.version > group.newest.version) Object.assign(group, { newest: file, title: file.title });
    }
  }
  return [...groups.values()];
}

/** The versions of one file, newest first. */
export const versionsOf = (files: readonly ChatFile[], lineageId: number | undefined): ChatFile[] =>
  files.filter((file) => file.lineage_id === lineageId).sort((one, other) => other.version - one.version);

/** Puts a version among the others: in the place of the one with its id, or at the end; the newest of its file is known to all. */
export function withVersion(files: readonly ChatFile[], version: ChatFile): ChatFile[] {
  const isKnown = files.some(({ id }) => id === version.id);
  const all = isKnown ? files.map((file) => (file.id === version.id ? version : file)) : [...files, version];
  return all.map((file) =>
    file.lineage_id === version.lineage_id && file.head_id !== version.head_id
      ? { ...file, head_id: version.head_id }
      : file,
  );
}

/** Takes versions out; what is left of a file has the newest of the rest as its newest. */
export function withoutVersions(files: readonly ChatFile[], ids: readonly number[]): ChatFile[] {
  const left = files.filter(({ id }) => !ids.includes(id));
  const newest = new Map(
    left.toSorted((one, other) => one.version - other.version).map((file) => [file.lineage_id, file]),
  );
  return left.map((file) => {
    const head_id = newest.get(file.lineage_id)!.id;
    return ids.includes(file.head_id) ? { ...file, head_id } : file;
  });
}

/** `src/app/` and `main.ts` of `src/app/main.ts`. */
export function splitPath(title: string): { folder: string; name: string } {
  const slash = title.lastIndexOf("/") + 1;
  return { folder: title.slice(0, slash), name: title.slice(slash) };
}
