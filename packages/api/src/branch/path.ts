/** SQL that gives the ids of a path's branches, and up to which message each of them is shown. */
export interface PathSql {
  ids: string;
  ends: string;
}

const FIRST = { ids: "'{0}'::int[]", ends: "'{2147483647}'::int[]" };

const both = (column: (name: keyof PathSql) => string): PathSql => ({ ids: column("ids"), ends: column("ends") });

/** Of user $1's chat $2: the branch that the value names (null: the current one). */
export const pathOfBranch = (branch: string) =>
  both(
    (name) => `(SELECT CASE WHEN ${branch} IS NULL THEN c.path_${name} ELSE coalesce((
    SELECT b.path_${name} FROM chat_conversation_branch b WHERE b.neptun_user_id = $1 AND b.id = ${branch}), ${FIRST[name]}) END
  FROM chat_conversation c WHERE c.neptun_user_id = $1 AND c.id = $2)`,
  );

/** Of the branch that a message of user $1's was written in. */
export const pathOfMessage = (message: string) =>
  both(
    (name) => `(SELECT coalesce(b.path_${name}, ${FIRST[name]}) FROM chat_conversation_message a
  LEFT JOIN chat_conversation_branch b ON b.neptun_user_id = $1 AND b.id = a.branch_id
  WHERE a.neptun_user_id = $1 AND a.id = ${message})`,
  );

/** What user $1's chat $2 shows. */
export const CURRENT = both(
  (name) => `(SELECT path_${name} FROM chat_conversation WHERE neptun_user_id = $1 AND id = $2)`,
);

/** Of a chat that is in the statement. */
export const pathOfChat = (chat: string) => both((name) => `${chat}.path_${name}`);

const isShown = ({ ids, ends }: PathSql, branch: string, place: string) =>
  `${place} <= (${ends})[array_position(${ids}, ${branch})]`;

/** Whether a path shows a message; null where it does not. */
export const showsMessage = (path: PathSql, m: string) => isShown(path, `${m}.branch_id`, `${m}.id`);

/** Whether a path shows a version of a file: it stands at its message, or after the last one of then. */
export const showsVersion = (path: PathSql, f: string) =>
  isShown(path, `${f}.branch_id`, `coalesce(${f}.chat_conversation_message_id, ${f}.after_message_id)`);

/** Whether the branch of message `m` goes through message `one`. */
export const goesThrough = (m: string, one: string) => `${m}.id >= ${one}.id AND coalesce((
    SELECT b.path_ends[array_position(b.path_ids, ${one}.branch_id)] FROM chat_conversation_branch b
    WHERE b.neptun_user_id = $1 AND b.id = ${m}.branch_id),
  CASE WHEN ${m}.branch_id = 0 AND ${one}.branch_id = 0 THEN 2147483647 END) >= ${one}.id`;
