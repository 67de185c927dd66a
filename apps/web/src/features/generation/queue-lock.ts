/** Whoever holds it sends from a chat's queue, or keeps it from being sent. */
export const queueLock = (chatId: number) => `neptun-queue:${chatId}`;
