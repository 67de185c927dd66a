import type { Context, OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";
import type { ShareKind } from "./schema.ts";
import { FIND_SHARE, GET_SHARE } from "./statements.ts";

/** A share as the database gives it. */
export interface ShareRow {
  id: number;
  neptun_user_id: number;
  kind: ShareKind;
  chat_id: number | null;
  file_id: number | null;
  project_id: number | null;
  name: string;
  branch_id: number | null;
  live: boolean;
  with_system: boolean;
  message_ids: number[];
  file_ids: number[];
  link: string;
  password_hash: string | null;
  emails: string[];
  expires_at: Date | null;
  in_trash: boolean;
  last_seen_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** The user's own share, or NOT_FOUND. */
export async function requireShare(ctx: OwnerContext, id: number): Promise<ShareRow> {
  const [share] = await ctx.db.query<ShareRow>(GET_SHARE, [ctx.user.id, id]);
  if (!share) throw notFound("Share");
  return share;
}

const LINK = /^[A-Za-z0-9_-]{43}$/;

/** What a visitor may read, and its rows' owner. Only `unlock` says whether the password is still to be asked for. */
export interface Visit {
  share: ShareRow;
  owner: OwnerContext;
}

/**
 * What the link leads to for who is asking. The same NOT_FOUND if it is unknown, revoked, over, in the trash, or for others; its
 * owner needs to be named nowhere.
 */
export async function requireVisit(ctx: Pick<Context, "db" | "user">, link: string): Promise<Visit> {
  const [share] = LINK.test(link) ? await ctx.db.query<ShareRow>(FIND_SHARE, [link]) : [];
  const isOwn = ctx.user?.id === share?.neptun_user_id;
  if (!share || !(isOwn || isFor(share, ctx.user))) throw notFound("Share");
  return { share, owner: { db: ctx.db, user: { id: share.neptun_user_id } } };
}

const isFor = ({ emails }: ShareRow, user: Context["user"]) =>
  emails.length === 0 || (user !== null && emails.includes(user.primary_email));
