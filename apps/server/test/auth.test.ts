import { countAttempt, forgiveAttempt } from "@neptun/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { PASSWORD, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const FORM = { "content-type": "application/x-www-form-urlencoded" };

test("signing up makes an account and a session in a cookie", async () => {
  const client = server.client();
  const reply = await client.post("/api/auth/sign-up", { email: "Ada@Example.org", password: PASSWORD });
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    user: { id: expect.any(Number), primary_email: "ada@example.org" },
    loggedInAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  const [cookie] = reply.headers.getSetCookie();
  expect(cookie).toMatch(/^neptun-session=[A-Za-z0-9_-]{40,}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  expect((await client.get("/api/auth/check")).status).toBe(204);
});

test("the cookie is Secure where the public address is https", async () => {
  const secure = await startServer({ appUrl: "https://neptun.example.org" });
  const reply = await secure.client().post("/api/auth/sign-up", { email: "s@example.org", password: PASSWORD });
  expect(reply.headers.getSetCookie()[0]).toContain("; Secure");
  expect(reply.headers.get("strict-transport-security")).toBeTruthy();
  await secure.close();
});

test("forms are taken for signing up and logging in, and a confirmed password must match", async () => {
  const client = server.client();
  const form = new URLSearchParams({ email: "form@example.org", password: PASSWORD });
  const wrong = await client.post("/api/auth/sign-up", `${form}&confirmPassword=other`, FORM);
  expectRefusal(wrong, 400);
  expect(wrong.body.data.issues[0]?.path).toEqual(["confirmPassword"]);
  expect(
    (await client.post("/api/auth/sign-up", `${form}&confirmPassword=${encodeURIComponent(PASSWORD)}`, FORM)).status,
  ).toBe(200);
  expect((await client.post("/api/auth/login", String(form), FORM)).status).toBe(200);
});

test("a taken address is a conflict, in whatever case it is written", async () => {
  await server.signUp("taken@example.org");
  expectRefusal(
    await server.client().post("/api/auth/sign-up", { email: "TAKEN@example.org", password: PASSWORD }),
    409,
  );
});

test("a wrong password and an unknown address get the same answer", async () => {
  await server.signUp("known@example.org");
  const wrong = await server.client().post("/api/auth/login", { email: "known@example.org", password: "not this one" });
  const unknown = await server
    .client()
    .post("/api/auth/login", { email: "unknown@example.org", password: "not this one" });
  expectRefusal(wrong, 401);
  expect(unknown.text).toBe(wrong.text);
  expect(wrong.headers.getSetCookie()).toEqual([]);
});

test.each([
  ["short", "1234567"],
  ["common", "password123"],
  ["too long", "x".repeat(257)],
])("a %s password is refused", async (_, password) => {
  const reply = await server.client().post("/api/auth/sign-up", { email: "p@example.org", password });
  expectRefusal(reply, 400);
  expect(reply.body.data.issues[0]?.path).toEqual(["password"]);
});

test("logging out ends the session for good, and works without one", async () => {
  const person = await server.signUp();
  const { cookie } = person;
  const reply = await person.post("/api/auth/logout");
  expect([reply.status, reply.text]).toEqual([200, "true"]);
  expect(reply.headers.getSetCookie()[0]).toMatch(/^neptun-session=;.*Expires=Thu, 01 Jan 1970/);
  expectRefusal(await server.client().get(person.home, { cookie }), 401);
  expect((await server.client().post("/api/auth/logout")).text).toBe("true");
});

test("checking answers 204 or 401, for GET and HEAD", async () => {
  const person = await server.signUp();
  expect((await person.get("/api/auth/check")).status).toBe(204);
  const head = await person.head("/api/auth/check");
  expect([head.status, head.text]).toEqual([204, ""]);
  expectRefusal(await server.client().get("/api/auth/check"), 401);
  expect((await server.client().head("/api/auth/check")).status).toBe(401);
});

test("the session's secret works as a bearer token too", async () => {
  const person = await server.signUp();
  const token = person.cookie.split("=")[1];
  expect((await server.client().get(person.home, { authorization: `Bearer ${token}` })).body.user.id).toBe(person.id);
  expectRefusal(await person.get(person.home, { authorization: "Bearer nothing" }), 401);
});

test("a forged cookie is no session", async () => {
  const { home } = await server.signUp();
  const forged = [
    "",
    "x",
    "../../etc",
    "a".repeat(43),
    "a".repeat(8000),
    "%00",
    "%ED%A0%80",
    "' OR 1=1 --",
    "undefined",
  ];
  for (const value of forged) {
    expectRefusal(await server.client().get(home, { cookie: `neptun-session=${value}` }), 401);
  }
});

test("a new password ends every other session at once", async () => {
  const person = await server.signUp("change@example.org");
  const other = server.client();
  await other.post("/api/auth/login", { email: "change@example.org", password: PASSWORD });
  const { cookie } = person;
  expectRefusal(
    await person.patch(person.home, { password: "another private phrase", current_password: "wrong" }),
    400,
  );
  const changed = await person.patch(person.home, { password: "another private phrase", current_password: PASSWORD });
  expect(changed.status).toBe(200);
  expect((await person.get(person.home)).status).toBe(200);
  expectRefusal(await other.get(person.home), 401);
  expectRefusal(await server.client().get(person.home, { cookie }), 401);
  expectRefusal(
    await server.client().post("/api/auth/login", { email: "change@example.org", password: PASSWORD }),
    401,
  );
});

test("deleting the account deletes everything of it", async () => {
  const person = await server.signUp("leaving@example.org");
  await person.post(`${person.home}/projects`, { name: "Gone" });
  expect((await person.delete(person.home, { current_password: PASSWORD })).text).toBe("true");
  expectRefusal(await person.get(person.home), 401);
  expect(await server.db.prisma.neptun_user_project.count({ where: { neptun_user_id: person.id } })).toBe(0);
  expect(
    (await server.client().post("/api/auth/sign-up", { email: "leaving@example.org", password: PASSWORD })).status,
  ).toBe(200);
});

test("a server may be closed to new accounts", async () => {
  const closed = await startServer({ enableSignup: false });
  expectRefusal(await closed.client().post("/api/auth/sign-up", { email: "a@example.org", password: PASSWORD }), 403);
  await closed.close();
});

test("guessing passwords is slowed down, on both doors, and only where it fails", async () => {
  const limits = { pair: 3, address: 100, account: 100 };
  const limited = await startServer({
    attempts: { login: limits, "sign-up": limits, password: limits, share: limits },
  });
  await limited.signUp("victim@example.org");
  const login = (password: string) =>
    limited.client().post("/api/auth/login", { email: "victim@example.org", password });
  for (let right = 0; right < 5; right++) expect((await login(PASSWORD)).status).toBe(200);
  for (let wrong = 0; wrong < 3; wrong++) expectRefusal(await login("wrong"), 401);
  const refused = await login(PASSWORD);
  expectRefusal(refused, 429, /Too many attempts/);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("ratelimit")).toMatch(/^"login";r=0;t=\d+$/);
  expect(refused.headers.get("ratelimit-policy")).toBe('"login";q=3;w=900');
  const other = await limited
    .client()
    .post("/trpc/auth.login?batch=1", { 0: { email: "Victim@example.org", password: PASSWORD } });
  expect(other.status).toBe(429);
  expect(JSON.parse(other.text)).toMatchObject({ error: { data: { code: "TOO_MANY_REQUESTS" } } });
  await limited.close();
});

test("limits of guessing hold together over all processes on a database, by account and by address", async () => {
  const limits = { pair: 5, address: 8, account: 100 };
  const attempts = { login: limits, "sign-up": limits, password: limits, share: limits };
  const one = await startServer({ attempts });
  const two = await startServer({ attempts, beside: one });
  const guess = (at: TestServer, name: string) =>
    at.client().post("/api/auth/login", { email: `${name}@example.org`, password: "wrong" });
  for (const at of [one, two, one, two, one]) expectRefusal(await guess(at, "known"), 401);
  for (const at of [one, two]) expectRefusal(await guess(at, "known"), 429);
  // Refused attempts at one account count for the address too.
  expectRefusal(await guess(two, "other"), 401);
  expectRefusal(await guess(one, "another"), 429);
  // The address, two pairs and two accounts; nothing that was refused by what is wider.
  expect(await one.db.prisma.attempt.count()).toBe(5);
  await two.close();
  await one.close();
});

test("an account is protected from guesses of many addresses, and one address cannot use up its limit", async () => {
  const { db } = server;
  const limits = { address: 100, pair: 2, account: 4 };
  const count = (address: string) =>
    countAttempt(db, { address, pair: `${address} ada`, account: "ada" }, limits, 60).then((over) => over?.scope);
  expect([await count("a"), await count("a"), await count("a"), await count("a")]).toEqual([
    undefined,
    undefined,
    "pair",
    "pair",
  ]);
  expect([await count("b"), await count("c"), await count("d")]).toEqual([undefined, undefined, "account"]);
  // Two were too many at the account; taken back, there is room again.
  for (const address of ["d", "c"]) await forgiveAttempt(db, { address, pair: `${address} ada`, account: "ada" });
  expect([await count("e"), await count("f")]).toEqual([undefined, "account"]);
});

test("counts begin anew after their time", async () => {
  const keys = { address: "x", pair: "x y", account: "y" };
  const limits = { address: 1, pair: 1, account: 1 };
  expect(await countAttempt(server.db, keys, limits, 900)).toBeUndefined();
  expect(await countAttempt(server.db, keys, limits, 900)).toMatchObject({ scope: "address", count: 2 });
  await server.db.prisma.attempt.updateMany({ data: { expires_at: new Date(Date.now() - 1000) } });
  expect(await countAttempt(server.db, keys, limits, 900)).toBeUndefined();
});
