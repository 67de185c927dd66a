import type { Context, OwnerContext, UserContext } from "../context.ts";
import { DomainError, invalid, issueAt, notFound } from "../errors.ts";
import { said } from "../said.ts";
import { requireCollection } from "./access.ts";
import { factsOf, type PlainFile, readFiles, toPlainFile } from "./files.ts";
import type { StarterCollection } from "./schema.ts";
import { starters } from "./starters/all.ts";
import type { Starter } from "./starters/starter.ts";
import { FIND_SHARED } from "./statements.ts";

/** A collection that can be read, wherever it comes from. */
export interface Source {
  name: string;
  description: string | null;
  read(): Promise<PlainFile[]>;
}

/** Links were shorter once, and those still lead to what they did. */
const LINK = /^[A-Za-z0-9_-]{22}(?:[A-Za-z0-9_-]{21})?$/;

/** The collection that somebody shared by this link, as its owner reaches it; or NOT_FOUND. */
export async function requireShared(ctx: Pick<Context, "db">, link: string) {
  const find = () => ctx.db.query<{ neptun_user_id: number; id: number }>(FIND_SHARED, [link]);
  const [found] = LINK.test(link) ? await find() : [];
  if (!found) throw notFound("Collection");
  const owner: OwnerContext = { db: ctx.db, user: { id: found.neptun_user_id } };
  return { owner, collection: await requireCollection(owner, found.id) };
}

/** The one collection that is named: BAD_REQUEST if it is none or several, NOT_FOUND if it cannot be read. */
export async function openSource(
  ctx: UserContext,
  { collection_id, link, starter }: { collection_id?: number; link?: string; starter?: string },
): Promise<Source> {
  requireOneOf({ collection_id, link, starter });
  if (starter !== undefined) return toSource(starters.find(({ key }) => key === starter));
  const shared = link === undefined ? null : await requireShared(ctx, link);
  const owner = shared?.owner ?? ctx;
  const { id, name, description } = shared?.collection ?? (await requireCollection(ctx, collection_id!));
  return { name, description, read: () => readFiles(owner, id) };
}

function toSource(starter: Starter | undefined): Source {
  if (!starter) throw notFound("Collection");
  return { ...starter, read: async () => starter.files.map(toPlainFile) };
}

/** BAD_REQUEST unless exactly one of them is given. */
export function requireOneOf(choices: Record<string, unknown>, least = 1): void {
  const given = Object.keys(choices).filter((name) => choices[name] !== undefined);
  if (given.length > 1) throw invalid(given[1]!, said`Must not be sent together with ${given[0]!}`);
  const [first] = Object.keys(choices);
  if (given.length < least) {
    const what = said`One of ${Object.keys(choices).join(", ")} is required`;
    throw new DomainError("BAD_REQUEST", what, { issues: [issueAt([first!], what, "invalid_type")] });
  }
}

/** The collections that come with Neptun, with all their files. */
export function listStarters(): { starters: StarterCollection[] } {
  return { starters: starters.map(toStarterCollection) };
}

function toStarterCollection({ key, name, description, files }: Starter): StarterCollection {
  const all = files.map((file) => ({ ...toPlainFile(file), ...factsOf(file.text) }));
  const size = all.reduce((sum, file) => sum + file.size, 0);
  return { key, name, description, file_count: all.length, size, files: all };
}
