interface SqlQuery {
  sql: string;
  args: unknown[];
}

const MOST_NAMES = 500;
const MOST_VALUES = 16;

/** Names Prisma's statements, so that each is prepared once per connection. Long lists of values come in too many shapes. */
export function createStatementNames() {
  const names = new Map<string, string>();
  return ({ sql, args }: SqlQuery): string | undefined => {
    if (args.length > MOST_VALUES) return undefined;
    const known = names.get(sql);
    if (known || names.size >= MOST_NAMES) return known;
    const name = `prisma_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
