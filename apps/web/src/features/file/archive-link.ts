/** A chat or a project, and whose it is. */
export interface ArchiveOf {
  kind: "chat" | "project";
  id: number;
  userId: number;
}

export interface ArchiveChoice {
  /** A folder or a file; everything without it. */
  path?: string | undefined;
  /** As it was at this time; as it is now without it. */
  at?: Date | undefined;
}

const addressOf = ({ kind, id, userId }: ArchiveOf) => `/api/users/${userId}/${kind}s/${id}`;

/** Where the files come as a zip. */
export function archiveLink(of: ArchiveOf, { path, at }: ArchiveChoice = {}): string {
  const search = new URLSearchParams();
  if (path !== undefined) search.set("path", path);
  if (at) search.set("at", at.toISOString());
  const query = search.toString();
  return `${addressOf(of)}/archive.zip${query && `?${query}`}`;
}

/** Where all versions come as a git repository in one file. */
export const bundleLink = (of: ArchiveOf) => `${addressOf(of)}/repository.bundle`;
