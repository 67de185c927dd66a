import type { OpenDb } from "@neptun/db";
import { createTestDb } from "@neptun/db/testing";
import { createModels, type Models } from "@neptun/models";
import { type FakeProvider, startFakeProvider } from "@neptun/models/testing";
import type { Context, UserContext } from "./context.ts";
import { createFeeds } from "./event/feeds.ts";
import { createAnswers } from "./generation/answers.ts";
import { type Caller, createCaller } from "./root.ts";
import { findSession } from "./session/service.ts";

/** Someone with an account. */
export interface Person {
  ctx: UserContext;
  call: Caller;
  token: string;
}

/** A database of its own, a model provider that is a real server, and people. */
export interface World {
  db: OpenDb;
  models: Models;
  provider: FakeProvider;
  /** What services logged as unexpected. */
  logged: unknown[];
  nobody(): Context & { token: string | null };
  createPerson(email?: string): Promise<Person>;
  close(): Promise<void>;
}

export const PASSWORD = "correct horse battery";
let people = 0;

export async function createWorld(): Promise<World> {
  const [db, provider] = await Promise.all([createTestDb(), startFakeProvider()]);
  const models = createModels({
    providers: [{ name: "fake", base_url: provider.url }],
    tryLocalOllama: false,
  });
  await models.refresh();
  const logged: unknown[] = [];
  const log = (error: unknown) => logged.push(error);
  const events = createFeeds({ db, log, connect: db.connectNotices });
  const answers = createAnswers({ db, models, events, log, alone: true });
  await answers.open();

  const nobody = () => {
    const ctx: Context & { token: string | null } = {
      db,
      models,
      answers,
      events,
      user: null,
      door: "screen",
      token: null,
      session: {
        set: (token) => {
          ctx.token = token;
        },
        clear: () => {
          ctx.token = null;
        },
        userAgent: "tests",
      },
      fileUrl: ({ id }) => `http://localhost/files/${id}`,
      settings: { enableSignup: true, trashDays: 30 },
    };
    return ctx;
  };

  return {
    db,
    models,
    provider,
    logged,
    nobody,
    async createPerson(email = `person-${++people}@example.org`) {
      const ctx = nobody();
      await createCaller(ctx).auth.signUp({ email, password: PASSWORD });
      const user = await findSession(db, ctx.token!);
      const own: UserContext = { ...ctx, user: user! };
      return { ctx: own, call: createCaller(own), token: ctx.token! };
    },
    async close() {
      await answers.close();
      await events.close();
      models.close();
      await provider.stop();
      await db.close();
    },
  };
}
