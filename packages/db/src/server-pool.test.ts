import net from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDb, type OpenDb, toDb } from "./db.ts";
import { isUnavailable } from "./errors.ts";
import { openServer, withOptions } from "./server-pool.ts";
import { createTestDb, findTestServer } from "./testing.ts";

const server = process.env.NEPTUN_TEST_DB === "embedded" ? undefined : await findTestServer();
const ONE = { name: "test_one", text: "SELECT 1 AS one" };
const SLEEP = { name: "test_sleep", text: "SELECT pg_sleep($1)" };
const KILL = {
  name: "test_kill",
  text: "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
};
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

it("says that a server which refuses connections is unavailable", async () => {
  const error = await failure(createDb({ url: "postgresql://nobody@127.0.0.1:1/nothing", dataDir: "" }));
  expect(isUnavailable(error)).toBe(true);
});

it("speaks UTC, also when the address has options of its own, which count more than others of ours", () => {
  const url = withOptions("postgresql://somebody@example.org/neptun?options=-c%20jit%3Don");
  expect(new URL(url).searchParams.get("options")).toBe(
    "-c jit=off -c max_parallel_workers_per_gather=0 -c jit=on -c timezone=UTC",
  );
});

it("describes a server without its password", async () => {
  const opened = openServer("postgresql://somebody:secret@example.org:6543/neptun", { onError: () => {} });
  expect(opened.describe()).toBe("PostgreSQL server example.org:6543, database neptun");
  await opened.close();
});

if (server) {
  describe("a server", () => {
    let db: OpenDb;
    beforeAll(async () => {
      db = await createTestDb({ kind: "server" });
    });
    afterAll(() => db.close());

    it("is unavailable to a statement and a transaction whose connection it ends, and works again afterwards", async () => {
      const hit = [
        failure(db.query(SLEEP, [20])),
        failure(db.transaction((tx) => tx.query(SLEEP, [20]))),
        failure(db.transaction(async (tx) => tx.prisma.$queryRaw`SELECT pg_sleep(20)::text`)),
      ];
      await new Promise((resolve) => setTimeout(resolve, 300));
      await db.query(KILL, []);
      for (const error of await Promise.all(hit)) expect(isUnavailable(error)).toBe(true);
      await expect.poll(() => failure(db.query(ONE, []))).toBeUndefined();
      expect(await db.prisma.neptun_user.count()).toBe(0);
    });

    it("runs a transaction again that lost against another", async () => {
      const data = ["a", "b"].map((name) => ({ primary_email: `${name}@example.org`, password_hash: "0" }));
      const [a, b] = await db.prisma.neptun_user.createManyAndReturn({ data });
      const add = {
        name: "test_add",
        text: "UPDATE neptun_user SET password_hash = (password_hash::int + 1)::text WHERE id = $1",
      };
      let runs = 0;
      const both = (first?: number, second?: number) =>
        db.transaction(async (tx) => {
          runs++;
          await tx.query(add, [first]);
          await tx.query(SLEEP, [0.1]);
          await tx.query(add, [second]);
        });
      await Promise.all([both(a?.id, b?.id), both(b?.id, a?.id)]);
      expect(runs).toBeGreaterThan(2);
      const users = await db.prisma.neptun_user.findMany({ where: { id: { in: [a!.id, b!.id] } } });
      expect(users.map((user) => user.password_hash)).toEqual(["2", "2"]);
    });

    it("is given up when it falls silent", async () => {
      const { hostname, port, username, password } = new URL(server!);
      let frozen = false;
      const proxy = net.createServer((near) => {
        const far = net.connect(Number(port || 5432), hostname);
        for (const socket of [near, far]) socket.on("error", () => {});
        near.on("data", (bytes) => void (frozen || far.write(bytes)));
        far.on("data", (bytes) => near.write(bytes));
        near.on("close", () => far.destroy());
      });
      await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
      const address = `postgresql://${username}:${password}@127.0.0.1:${(proxy.address() as net.AddressInfo).port}/postgres`;
      const through = toDb(openServer(address, { silenceMs: 500, onError: () => {} }), "server");
      expect(await through.query(ONE, [])).toEqual([{ one: 1 }]);
      frozen = true;
      expect(isUnavailable(await failure(through.query(ONE, [])))).toBe(true);
      frozen = false;
      expect(await through.query(ONE, [])).toEqual([{ one: 1 }]);
      const silent = through.transaction(async (tx) => {
        frozen = true;
        await tx.query(ONE, []);
      });
      expect(isUnavailable(await failure(silent))).toBe(true);
      frozen = false;
      expect(await through.query(ONE, [])).toEqual([{ one: 1 }]);
      await through.close();
      proxy.close();
    });
  });
}
