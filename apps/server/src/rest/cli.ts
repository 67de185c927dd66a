import type { UserContext } from "@neptun/api";
import { z } from "zod";
import { readToken } from "../context.ts";
import type { Exchange } from "./route.ts";

const DOCUMENTED_MODEL = "google/gemma-2-27b-it";

export const CliSettings = z.object({
  utils: z.object({
    neptun_api_server_host: z.string().meta({ description: "The public address, up to and including /api" }),
    neptun_github_app_url: z.string().meta({ description: "Empty: this server has no GitHub app" }),
  }),
  auth: z.object({
    neptun_session_cookie: z.string().meta({ description: "The session that asked" }),
    user: z.object({ id: z.int(), email: z.string() }),
  }),
  active_chat: z.object({ chat_id: z.int(), chat_name: z.string(), model: z.string() }),
});

/** The settings of a command-line client; it reads the members in this order. */
export async function serveCliSettings({ deps, req, res, ctx }: Exchange) {
  const { user, models } = ctx as UserContext;
  res.json({
    utils: { neptun_api_server_host: `${deps.settings.appUrl}/api`, neptun_github_app_url: "" },
    auth: { neptun_session_cookie: readToken(req) ?? "", user: { id: user.id, email: user.primary_email } },
    active_chat: { chat_id: -1, chat_name: "", model: models.list().available[0] ?? DOCUMENTED_MODEL },
  } satisfies z.infer<typeof CliSettings>);
}
