import { afterAll, beforeAll, expect, test } from "vitest";
import { authenticate } from "../authenticate.ts";
import { createCaller } from "../root.ts";
import { createWorld, PASSWORD, type Person, type World } from "../testing.ts";

let world: World;
let anna: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson("anna@example.org");
});
afterAll(() => world.close());

const as = async (secret: string) => {
  const user = await authenticate(world.db, secret);
  return user && createCaller({ ...world.nobody(), user });
};

test("a token acts for its user within its scope, and is kept as a hash only", async () => {
  const reader = await anna.call.token.create({ name: "read", scope: "read" });
  const writer = await anna.call.token.create({ name: "write", scope: "write" });
  const chat = { model: "fake/echo", name: "By token" };
  await expect((await as(reader.secret))!.chat.create(chat)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await (await as(writer.secret))!.chat.create(chat);
  expect((await (await as(reader.secret))!.chat.list({})).chats.map(({ name }) => name)).toEqual(["By token"]);
  const rows = await world.db.prisma.neptun_user_token.findMany();
  expect(JSON.stringify(rows)).not.toContain(writer.secret);
  const { tokens } = await anna.call.token.list();
  expect(tokens.map(({ name }) => name)).toEqual(["write", "read"]);
  expect(tokens[0]!.last_used_at).not.toBeNull();
  expect(JSON.stringify(tokens)).not.toContain("token_hash");
});

test("a revoked or expired token is no token", async () => {
  const revoked = await anna.call.token.create({ name: "r", scope: "write" });
  await anna.call.token.revoke({ token_id: revoked.token.id });
  expect(await as(revoked.secret)).toBeNull();
  const expired = await anna.call.token.create({ name: "e", scope: "write", days: 1 });
  await world.db.prisma.neptun_user_token.updateMany({
    where: { neptun_user_id: anna.ctx.user.id, id: expired.token.id },
    data: { expires_at: new Date(Date.now() - 1) },
  });
  expect(await as(expired.secret)).toBeNull();
  expect(await as("npt_")).toBeNull();
  expect(await as(`npt_${"A".repeat(43)}`)).toBeNull();
});

test("a token makes no tokens, ends no sessions, and cannot take or delete the account", async () => {
  const { secret, token } = await anna.call.token.create({ name: "w", scope: "write" });
  const call = (await as(secret))!;
  for (const attempt of [
    () => call.token.create({ name: "more", scope: "write" }),
    () => call.token.list(),
    () => call.token.revoke({ token_id: token.id }),
    () => call.session.list(),
    () => call.session.endOthers(),
    () => call.user.update({ password: "a password of a thief", current_password: PASSWORD }),
    () => call.user.delete({}),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});

test("nobody sees or revokes another person's token", async () => {
  const { token, secret } = await anna.call.token.create({ name: "mine", scope: "read" });
  const ben = await world.createPerson();
  await expect(ben.call.token.revoke({ token_id: token.id })).rejects.toMatchObject({ message: "Token not found" });
  expect((await ben.call.token.list()).tokens).toEqual([]);
  expect(await as(secret)).not.toBeNull();
});

test("a person sees where they are signed in, and ends one session or all others", async () => {
  const places: ReturnType<World["nobody"]>[] = [];
  for (let n = 0; n < 3; n++) {
    const place = world.nobody();
    await createCaller(place).auth.login({ email: "anna@example.org", password: PASSWORD });
    places.push(place);
  }
  const alive = async () =>
    Promise.all(places.map(async ({ token }) => (await authenticate(world.db, token!)) !== null));
  const { sessions } = await anna.call.session.list();
  expect(sessions.filter(({ is_current }) => is_current).map(({ id }) => id)).toEqual([anna.ctx.user.session_id]);
  const first = await authenticate(world.db, places[0]!.token!);
  await anna.call.session.end({ session_id: first!.session_id! });
  expect(await alive()).toEqual([false, true, true]);
  const ben = await world.createPerson();
  const other = ben.call.session.end({ session_id: (await authenticate(world.db, places[1]!.token!))!.session_id! });
  await expect(other).rejects.toMatchObject({ message: "Session not found" });
  await anna.call.session.endOthers();
  expect(await alive()).toEqual([false, false, false]);
  expect(await authenticate(world.db, anna.token)).not.toBeNull();
});
