export interface ArchiveOf {
  neptun_user_id: number;
  project_id: number;
}

export interface ArchiveChoice {
  /** A folder or a file; everything without it. */
  path?: string | undefined;
  /** As it was at this time; as it is now without it. */
  at?: Date | undefined;
}

/** Where the files of a project come as a zip. */
export function archiveLink({ neptun_user_id, project_id }: ArchiveOf, { path, at }: ArchiveChoice = {}): string {
  const search = new URLSearchParams();
  if (path !== undefined) search.set("path", path);
  if (at) search.set("at", at.toISOString());
  const query = search.toString();
  return `/api/users/${neptun_user_id}/projects/${project_id}/archive.zip${query && `?${query}`}`;
}

/** Where all versions come as a git repository in one file. */
export const bundleLink = ({ neptun_user_id, project_id }: ArchiveOf) =>
  `/api/users/${neptun_user_id}/projects/${project_id}/repository.bundle`;
