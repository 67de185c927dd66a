import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";

let world: World;
let person: Person;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  person = await world.createPerson();
});

const TEXT = "Review {{what=this change | What it is}} in {{language}}. {{what}}";

it("a prompt keeps every text as a version, byte for byte, and the same text makes none", async () => {
  const { prompt } = await person.call.prompt.create({ name: "review", text: TEXT });
  expect(prompt).toMatchObject({ name: "review", description: null, version: 1, text: TEXT });
  expect(prompt.variables).toEqual([
    { name: "what", default: "this change", description: "What it is" },
    { name: "language" },
  ]);
  const key = { prompt_id: prompt.id };
  const next = "  two\r\nlines 🎉\n";
  expect((await person.call.prompt.update({ ...key, text: next })).prompt).toMatchObject({ version: 2, text: next });
  expect((await person.call.prompt.update({ ...key, text: next, description: "x" })).prompt.version).toBe(2);
  expect((await person.call.prompt.restoreVersion({ ...key, version: 1 })).prompt).toMatchObject({
    version: 3,
    text: TEXT,
    description: "x",
  });
  const { promptVersions } = await person.call.prompt.versions(key);
  expect(promptVersions.map(({ version, text }) => [version, text])).toEqual([
    [3, null],
    [2, null],
    [1, null],
  ]);
  expect((await person.call.prompt.version({ ...key, version: 2 })).promptVersion.text).toBe(next);
  await expect(person.call.prompt.version({ ...key, version: 4 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("a command means one prompt: a name that is taken is refused, also when one comes back from the trash", async () => {
  const { prompt } = await person.call.prompt.create({ name: "übersetzen", text: "a" });
  await expect(person.call.prompt.create({ name: "übersetzen", text: "b" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const other = (await person.call.prompt.create({ name: "b", text: "b" })).prompt;
  const rename = person.call.prompt.update({ prompt_id: other.id, name: "übersetzen" });
  await expect(rename).rejects.toMatchObject({ code: "CONFLICT" });
  await person.call.prompt.delete({ prompt_id: prompt.id });
  await person.call.prompt.update({ prompt_id: other.id, name: "übersetzen" });
  await expect(person.call.prompt.restore({ prompt_id: prompt.id })).rejects.toMatchObject({ code: "CONFLICT" });
  await person.call.prompt.update({ prompt_id: other.id, name: "c" });
  expect((await person.call.prompt.restore({ prompt_id: prompt.id })).prompt.text).toBe("a");
});

it.each(["", "Upper", "two words", "-x", "/x", "x".repeat(65), "a\u0000", "a\u202Eb"])(
  "%j is no name of a prompt",
  async (name) => {
    await expect(person.call.prompt.create({ name, text: "a" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await person.call.prompt.list({})).prompts).toEqual([]);
  },
);

it("a prompt is found by name, description and text, whatever the case of its letters", async () => {
  await person.call.prompt.create({ name: "one", text: "ÄRGER 100%_" });
  await person.call.prompt.create({ name: "two", text: "b", description: "Needle" });
  await person.call.prompt.create({ name: "needle", text: "c" });
  const find = async (query: string) => (await person.call.prompt.list({ query })).prompts.map(({ name }) => name);
  expect(await find("NEEDLE")).toEqual(["two", "needle"]);
  expect(await find("ärger 100%_")).toEqual(["one"]);
  expect(await find("nothing")).toEqual([]);
  const page = await person.call.prompt.list({ limit: 2 });
  expect(page.prompts.map(({ name }) => name)).toEqual(["one", "two"]);
  expect((await person.call.prompt.list({ limit: 2, after: page.next! })).prompts).toHaveLength(1);
});

it("blanks are filled in once; one without a value or a default is refused by name", async () => {
  const { prompt } = await person.call.prompt.create({ name: "review", text: TEXT });
  const key = { prompt_id: prompt.id };
  const filled = await person.call.prompt.fill({ ...key, variables: { language: "{{what}}" } });
  expect(filled.text).toBe("Review this change in {{what}}. this change");
  await expect(person.call.prompt.fill(key)).rejects.toThrow("{{language}} needs a value");
});

it("a change that was made on an older state is refused", async () => {
  const { prompt } = await person.call.prompt.create({ name: "a", text: "a" });
  const old = { prompt_id: prompt.id, if_updated_at: ["2020-01-01T00:00:00.000Z"] };
  await expect(person.call.prompt.update({ ...old, text: "b" })).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  await expect(person.call.prompt.delete(old)).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  expect((await person.call.prompt.get({ prompt_id: prompt.id })).prompt.text).toBe("a");
});

it("what was taken home comes back without doubles; what cannot be a prompt is told", async () => {
  const files = [
    { title: "Team/Code Review.md", text: "---\ndescription: Twice\n---\nReview it" },
    { title: "blank.md", text: " \n" },
    { title: "(!).md", text: "no name" },
  ];
  const first = await person.call.prompt.import({ files });
  expect(first.prompts).toMatchObject([{ name: "code-review", description: "Twice", text: "Review it", version: 1 }]);
  expect(first.refused.map(({ path }) => path)).toEqual(["blank.md", "(!).md"]);
  const again = await person.call.prompt.import({ files });
  expect(again.prompts).toMatchObject([{ id: first.prompts[0]!.id, version: 1 }]);
});

it("a deleted prompt is in the trash, and gone for good from there", async () => {
  const { prompt } = await person.call.prompt.create({ name: "a", text: "a" });
  await person.call.prompt.delete({ prompt_id: prompt.id });
  expect((await person.call.trash.list({})).items).toMatchObject([{ kind: "prompt", id: prompt.id, title: "a" }]);
  await person.call.trash.purge({ kind: "prompt", id: prompt.id });
  expect(
    await world.db.prisma.neptun_user_prompt_version.count({ where: { neptun_user_id: person.ctx.user.id } }),
  ).toBe(0);
});
