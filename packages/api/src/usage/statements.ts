const COLUMNS = [
  "answers",
  "counted",
  "priced",
  "timed",
  "prompt_tokens",
  "completion_tokens",
  "cost",
  "duration_ms",
  "first_token_ms",
] as const;

/** SQL for what one answer used: who and where, and its numbers, each null where it is not known. */
export interface Spent {
  user: string;
  chat: string;
  model: string;
  prompt_tokens: string;
  completion_tokens: string;
  cost: string;
  duration_ms: string;
  first_token_ms: string;
}

/** Adds an answer for each row of `from`. */
export function addUsage(spent: Spent, from: string): string {
  const known = (value: string) => `(${value} IS NOT NULL)::int`;
  const number = (value: string) => `coalesce(${value}, 0)`;
  const values = [
    "1",
    known(spent.completion_tokens),
    known(spent.cost),
    known(spent.first_token_ms),
    number(spent.prompt_tokens),
    number(spent.completion_tokens),
    number(spent.cost),
    number(spent.duration_ms),
    number(spent.first_token_ms),
  ];
  return `INSERT INTO neptun_user_usage AS u (neptun_user_id, day, chat_conversation_id, model, ${COLUMNS.join(", ")})
  SELECT ${spent.user}, (now() AT TIME ZONE 'UTC')::date, ${spent.chat}, ${spent.model}, ${values.join(", ")} FROM ${from}
  ON CONFLICT (neptun_user_id, chat_conversation_id, day, model)
  DO UPDATE SET ${COLUMNS.map((name) => `${name} = u.${name} + excluded.${name}`).join(", ")}`;
}

/** An answer in no chat, of user $1 by model $2. */
export const ADD_USAGE = {
  name: "usage_add",
  text: addUsage(
    {
      user: "$1::int",
      chat: "0",
      model: "$2::text",
      prompt_tokens: "$3::int",
      completion_tokens: "$4::int",
      cost: "$5::numeric",
      duration_ms: "$6::int",
      first_token_ms: "$7::int",
    },
    "neptun_user WHERE id = $1",
  ),
};

const USED = `coalesce(sum(answers), 0)::int AS answers, coalesce(sum(counted), 0)::int AS counted, coalesce(sum(priced), 0)::int AS priced,
  coalesce(sum(prompt_tokens), 0)::float8 AS prompt_tokens, coalesce(sum(completion_tokens), 0)::float8 AS completion_tokens,
  CASE WHEN sum(priced) > 0 THEN sum(cost)::float8 END AS cost, coalesce(sum(duration_ms), 0)::float8 AS duration_ms,
  CASE WHEN sum(timed) > 0 THEN round(sum(first_token_ms) / sum(timed))::float8 END AS first_token_ms`;

/** All together, by day and by model: of user $1 from day $2 (null: from the first one) to day $3. */
const sums = (rows: string) => `SELECT day::text AS day, model, min(day)::text AS since, ${USED}
FROM (SELECT u.* FROM ${rows} AND ($2::date IS NULL OR u.day >= $2) AND u.day <= $3::date) used
GROUP BY GROUPING SETS ((), (day), (model)) ORDER BY day, sum(prompt_tokens + completion_tokens) DESC, model`;

export const USER_USAGE = {
  name: "usage_user",
  text: sums("neptun_user_usage u WHERE u.neptun_user_id = $1 AND u.day >= $2::date"),
};

export const CHAT_USAGE = {
  name: "usage_chat",
  text: sums("neptun_user_usage u WHERE u.neptun_user_id = $1 AND u.chat_conversation_id = $4::int"),
};

/** Of the chats that the project has now. */
export const PROJECT_USAGE = {
  name: "usage_project",
  text: sums(`neptun_user_project_chat_conversation l
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = l.chat_conversation_id AND c.deleted_at IS NULL
JOIN neptun_user_usage u ON u.neptun_user_id = $1 AND u.chat_conversation_id = l.chat_conversation_id
WHERE l.neptun_user_id = $1 AND l.project_id = $4::int`),
};
