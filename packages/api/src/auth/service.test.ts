import { afterAll, beforeAll, expect, test } from "vitest";
import { authenticate } from "../authenticate.ts";
import { createCaller } from "../root.ts";
import { endAllSessions, findSession } from "../session/service.ts";
import { createWorld, PASSWORD, type World } from "../testing.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const signedInAs = async (token: string | null) => token && (await findSession(world.db, token));

test("signing up makes an account and a session, and the database keeps neither password nor token", async () => {
  const nobody = world.nobody();
  const { user } = await createCaller(nobody).auth.signUp({ email: " New@Example.org ", password: PASSWORD });
  expect(user.primary_email).toBe("new@example.org");
  expect(await signedInAs(nobody.token)).toMatchObject({ id: user.id });
  expect(nobody.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const row = await world.db.prisma.neptun_user.findUniqueOrThrow({ where: { id: user.id } });
  expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const sessions = await world.db.prisma.neptun_user_session.findMany();
  expect(JSON.stringify(sessions)).not.toContain(nobody.token);
});

test("an address has one account, whatever its case", async () => {
  const call = createCaller(world.nobody());
  await call.auth.signUp({ email: "one@example.org", password: PASSWORD });
  await expect(call.auth.signUp({ email: "ONE@example.org", password: PASSWORD })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test.each([
  ["a short password", { password: "seven77" }, "password"],
  ["a common password", { password: "Password123" }, "password"],
  ["a password that was typed differently the second time", { confirmPassword: "other password" }, "confirmPassword"],
  ["an impossible address", { email: "nobody" }, "email"],
])("signing up with %s is refused about that field", async (_, wrong, field) => {
  const input = { email: "fine@example.org", password: PASSWORD, ...wrong };
  const error = await createCaller(world.nobody())
    .auth.signUp(input)
    .catch((error: unknown) => error);
  expect(error).toMatchObject({ code: "BAD_REQUEST", cause: { issues: [{ path: [field] }] } });
});

test("a wrong password and an unknown address get the same answer", async () => {
  const { ctx } = await world.createPerson("known@example.org");
  const call = createCaller({ ...ctx, user: null });
  const wrong = await call.auth
    .login({ email: "known@example.org", password: "not the password" })
    .catch((e: Error) => e);
  const unknown = await call.auth.login({ email: "nobody@example.org", password: PASSWORD }).catch((e: Error) => e);
  expect(wrong).toMatchObject({ code: "UNAUTHORIZED" });
  expect((unknown as Error).message).toBe((wrong as Error).message);
});

test("logging out ends the session at once", async () => {
  const { call, token } = await world.createPerson();
  await call.auth.logout();
  expect(await signedInAs(token)).toBeNull();
});

test("logging in gives a new session and ends the one that was there", async () => {
  const person = await world.createPerson("again@example.org");
  const before = person.token;
  const ctx = { ...person.ctx, session: { ...person.ctx.session, set: (token: string) => tokens.push(token) } };
  const tokens: string[] = [];
  await createCaller(ctx).auth.login({ email: "again@example.org", password: PASSWORD });
  expect(await signedInAs(before)).toBeNull();
  expect(await signedInAs(tokens[0]!)).toMatchObject({ primary_email: "again@example.org" });
});

test("an expired session is no session", async () => {
  const { ctx, token } = await world.createPerson();
  await world.db.prisma.neptun_user_session.updateMany({
    where: { neptun_user_id: ctx.user.id },
    data: { expires_at: new Date(Date.now() - 1000) },
  });
  expect(await signedInAs(token)).toBeNull();
});

test("a new password ends every other session, and takes the old one to set", async () => {
  const person = await world.createPerson("change@example.org");
  const elsewhere = world.nobody();
  await createCaller(elsewhere).auth.login({ email: "change@example.org", password: PASSWORD });
  const update = { current_password: "wrong", password: "another fine password" };
  await expect(person.call.user.update(update)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect(await signedInAs(elsewhere.token)).not.toBeNull();
  await person.call.user.update({ ...update, current_password: PASSWORD });
  expect(await signedInAs(elsewhere.token)).toBeNull();
  expect(await signedInAs(person.token)).toBeNull();
  const login = createCaller(world.nobody()).auth.login;
  await expect(login({ email: "change@example.org", password: PASSWORD })).rejects.toMatchObject({
    code: "UNAUTHORIZED",
  });
  await login({ email: "change@example.org", password: "another fine password" });
});

test("a new address must be free", async () => {
  await world.createPerson("taken@example.org");
  const { call } = await world.createPerson("mover@example.org");
  const to = (email: string) => call.user.update({ email, current_password: PASSWORD });
  await expect(to("Taken@example.org")).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await to("Moved@example.org")).user.primary_email).toBe("moved@example.org");
});

test("deleting the account deletes everything of its user's and nothing else", async () => {
  const gone = await world.createPerson();
  const stays = await world.createPerson();
  for (const { call } of [gone, stays]) {
    const { project } = await call.project.create({ name: "P" });
    const { chat } = await call.chat.create({ model: "fake/files", name: "C", project_id: project.id });
    await call.message.create({ chat_id: chat.id, message: "```ts\nx\n```", actor: "user" });
    await call.generation.send({ chat_id: chat.id, message: "go" });
  }
  await expect(gone.call.user.delete({ current_password: "wrong" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await gone.call.user.delete({ current_password: PASSWORD });
  expect(await signedInAs(gone.token)).toBeNull();
  const { prisma } = world.db;
  const where = { neptun_user_id: gone.ctx.user.id };
  const left = await Promise.all([
    prisma.neptun_user.count({ where: { id: gone.ctx.user.id } }),
    prisma.neptun_user_project.count({ where }),
    prisma.chat_conversation.count({ where }),
    prisma.chat_conversation_message.count({ where }),
    prisma.chat_conversation_file.count({ where }),
    prisma.chat_conversation_generation.count({ where }),
    prisma.chat_conversation_file_lineage.count({ where }),
    prisma.neptun_user_text.count({ where }),
  ]);
  expect(left).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  expect((await stays.call.chat.list({})).chats).toHaveLength(1);
});

test("sign-up can be closed", async () => {
  const closed = createCaller({ ...world.nobody(), settings: { enableSignup: false, trashDays: 30 } });
  const signUp = closed.auth.signUp({ email: "late@example.org", password: PASSWORD });
  await expect(signUp).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("nothing unexpected was logged", () => {
  expect(world.logged).toEqual([]);
});

test("sessions that are looked for together are told apart, and one that has ended is over for whoever asks then", async () => {
  const [carl, dora] = [await world.createPerson(), await world.createPerson()];
  const token = await dora.call.token.create({ name: "script", scope: "read" });
  const secrets = [carl.token, dora.token, token.secret, carl.token, "x".repeat(43)];
  const found = await Promise.all(secrets.map((secret) => authenticate(world.db, secret)));
  const ids = [carl, dora, dora, carl].map(({ ctx }) => ctx.user.id);
  expect(found.map((user) => user?.id ?? null)).toEqual([...ids, null]);
  expect(found[2]).toMatchObject({ session_id: null, scope: "read" });

  const others = Array.from({ length: 20 }, () => authenticate(world.db, dora.token));
  await endAllSessions(world.db, dora.ctx.user.id);
  expect(await authenticate(world.db, dora.token)).toBeNull();
  await Promise.all(others);
});
