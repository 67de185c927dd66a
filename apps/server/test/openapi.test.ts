import { afterAll, beforeAll, expect, test } from "vitest";
import type { oas31 } from "zod-openapi";
import { entities } from "../src/rest/examples.ts";
import { routes } from "../src/rest/routes.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let document: oas31.OpenAPIObject;
beforeAll(async () => {
  server = await startServer();
  document = (await server.client().get("/api/openapi.json")).body as unknown as oas31.OpenAPIObject;
});
afterAll(() => server.close());

const shapeOf = (path: string) => path.replaceAll(/\{\w+\}/g, "{}");
const operations = () =>
  Object.entries(document.paths!).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      path,
      method,
      operation: operation as oas31.OperationObject,
    })),
  );

test("every row of the table is documented, and nothing else", () => {
  const documented = operations().map(({ path, method }) => `${method.toUpperCase()} ${shapeOf(path)}`);
  expect(documented.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${shapeOf(path)}`).toSorted());
});

test("the documented paths keep their documented spelling", () => {
  for (const path of [
    "/api/users/{user_id}/projects/{project_id}/chats",
    "/api/users/{user_id}/chats/{chat_id}/messages",
    "/api/users/{user_id}/chats/{chat_id}/files/{message_id}",
    "/api/users/{user_id}/chats/{chat_id}/files",
  ]) {
    expect(document.paths).toHaveProperty([path]);
  }
});

test("the document is valid: one path per shape, one name per operation, every parameter told, every reference there", () => {
  expect(document.openapi).toBe("3.1.1");
  const shapes = Object.keys(document.paths!).map(shapeOf);
  expect(new Set(shapes).size).toBe(shapes.length);
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations()) {
    const told = (operation.parameters ?? []).flatMap((each) =>
      "in" in each && each.in === "path" ? [each.name] : [],
    );
    expect(told.toSorted()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted());
    expect(
      Object.keys(operation.responses!).some((status) => /^2\d\d$/.test(status)),
      path,
    ).toBe(true);
    expect(operation.summary).toMatch(/^[A-Z]/);
  }
  for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    expect(document.components!.schemas).toHaveProperty(reference!);
  }
});

test("every entity has an example with all its members", () => {
  for (const [name, example] of Object.entries(entities)) {
    const schema = document.components!.schemas![name] as oas31.SchemaObject;
    expect(schema.example).toEqual(example);
    expect(Object.keys(example).toSorted(), name).toEqual(Object.keys(schema.properties!).toSorted());
  }
});

test("every refusal has the one shape, and the documented words", () => {
  const { responses } = document.paths!["/api/users/{user_id}/chats/{chat_id}/messages"]!.post!;
  expect(Object.keys(responses!)).toEqual([
    "200",
    "400",
    "401",
    "403",
    "404",
    "409",
    "413",
    "415",
    "422",
    "500",
    "503",
  ]);
  expect(responses!["400"]).toMatchObject({
    content: {
      "application/json": {
        schema: { $ref: "#/components/schemas/Error" },
        example: { statusMessage: "Bad Request. Invalid body(message | messages)." },
      },
    },
  });
});

test("the page to read it on runs scripts from here only", async () => {
  const page = await server.client().get("/api/docs");
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/<script>|\bon\w+=|style=/);
  for (const [, address] of page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
    expect((await server.client().get(address!)).status, address).toBe(200);
  }
});
