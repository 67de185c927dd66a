/** The database in which this browser keeps what was seen. */
export const STORE = "neptun-seen";

/** Whoever was signed in is not any more: nothing of what they have seen stays in this browser. */
export function forgetSeen() {
  try {
    indexedDB.deleteDatabase(STORE);
  } catch {} // where storage is forbidden, nothing was kept
}
