/** Whether the time of a refused login tells an unknown account from a wrong password. */
import { BenchClient } from "./client.ts";
import { MeasuredServer } from "./server.ts";
import { median } from "./stats.ts";

const ROUNDS = Number(process.argv[2] ?? 300);
const KINDS = ["wrong password", "unknown account"] as const;
const server = new MeasuredServer();
// Each guess comes from an address of its own, or the limits of guessing would end the measurement.
await server.start({ TRUST_PROXY: "1" });
const client = new BenchClient(server.url);

let address = 0;
const from = () => ({ "x-forwarded-for": `10.${address >> 16}.${(address >> 8) & 255}.${address++ & 255}` });
const post = async (path: string, email: string) => {
  const started = performance.now();
  const response = await client.send("POST", path, { email, password: "a long and private phrase" }, from());
  await response.arrayBuffer();
  return { ms: performance.now() - started, status: response.status };
};

/** An account for each guess: an account's own limit would end the measurement too. */
const known = Array.from({ length: ROUNDS }, (_, n) => `known-${n}@example.org`);
for (const email of known) await post("/api/auth/sign-up", email);
const guess = (email: string) => {
  const started = performance.now();
  return client
    .send("POST", "/api/auth/login", { email, password: "this is not the one" }, from())
    .then(async (response) => {
      await response.arrayBuffer();
      if (response.status !== 401) throw new Error(`login was answered ${response.status}`);
      return performance.now() - started;
    });
};

/** The chance that a value of `a` is larger than one of `b` (0.5: no difference), and the z of Mann and Whitney's test. */
function compareRanks(a: number[], b: number[]) {
  const all = [...a.map((value) => ({ value, first: true })), ...b.map((value) => ({ value, first: false }))];
  all.sort((x, y) => x.value - y.value);
  const ranks = all.reduce((sum, { first }, index) => sum + (first ? index + 1 : 0), 0);
  const u = ranks - (a.length * (a.length + 1)) / 2;
  const deviation = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
  return { chance: u / (a.length * b.length), z: (u - (a.length * b.length) / 2) / deviation };
}

const times = new Map<string, number[]>(KINDS.map((kind) => [kind, []]));
for (const [n, email] of known.entries()) {
  const order = n % 2 ? KINDS : KINDS.toReversed();
  for (const kind of order)
    times.get(kind)?.push(await guess(kind === "wrong password" ? email : `nobody-${n}@example.org`));
}
for (const [kind, values] of times) console.log(`${kind}: median ${median(values).toFixed(2)} ms of ${values.length}`);
const { chance, z } = compareRanks(times.get("wrong password") ?? [], times.get("unknown account") ?? []);
console.log(
  `a wrong password takes longer in ${(chance * 100).toFixed(1)} % of pairs; z = ${z.toFixed(2)} (beyond ±1.96: told apart)`,
);

const taken: number[] = [];
const free: number[] = [];
for (const [n, email] of known.slice(0, 100).entries()) {
  taken.push((await post("/api/auth/sign-up", email)).ms);
  free.push((await post("/api/auth/sign-up", `new-${n}@example.org`)).ms);
}
console.log(`sign-up: taken ${median(taken).toFixed(2)} ms (409 says so anyway), new ${median(free).toFixed(2)} ms`);
await server.stop();
