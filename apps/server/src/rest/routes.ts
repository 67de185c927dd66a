import type { Route } from "./route.ts";
import { account, auth, users } from "./table/account.ts";
import { chats, tags } from "./table/chats.ts";
import { collections } from "./table/collections.ts";
import { files } from "./table/files.ts";
import { messages } from "./table/messages.ts";
import { bin, events, others, searches, usages } from "./table/others.ts";
import { projects } from "./table/projects.ts";
import { prompts } from "./table/prompts.ts";
import { shares } from "./table/shares.ts";

/** The whole documented surface. */
export const routes: Route[] = [
  ...messages,
  ...files,
  ...collections,
  ...prompts,
  ...shares,
  ...chats,
  ...tags,
  ...projects,
  ...users,
  ...account,
  ...searches,
  ...events,
  ...usages,
  ...bin,
  ...auth,
  ...others,
];
