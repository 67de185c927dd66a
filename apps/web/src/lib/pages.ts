/** The pages that lists load, so that a loader, a screen and a mutation mean the same entry of the cache. */
/** What is archived has a list of its own. */
export const chatsPage = { limit: 50, archived: false } as const;
/** As many as can be pinned. */
export const pinnedPage = { limit: 100, archived: false, pinned: true } as const;
export const archivePage = { limit: 50, archived: true } as const;
export const projectsPage = { limit: 1000 } as const;
/** The newest page first. */
export const messagesPage = (chat_id: number) => ({ chat_id, limit: 50, from: "newest" as const });
/** The page with a message in its middle first. */
export const messagesAround = (chat_id: number, around: number) => ({ chat_id, limit: 50, around });
/** A chat's files without their texts. */
export const filesPage = (chat_id: number) => ({ chat_id, include: "none" as const });
export const collectionsPage = { limit: 1000 } as const;
export const projectChatsPage = (project_id: number) => ({ ...chatsPage, project_id });
export const promptsPage = { limit: 1000 } as const;
