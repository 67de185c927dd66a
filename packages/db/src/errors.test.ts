import { expect, it } from "vitest";
import { isUnavailable } from "./errors.ts";

it.each([
  ["Prisma cannot reach the server", { code: "P1001" }],
  ["Prisma got no connection in time", { code: "P2024" }],
  ["Prisma got no transaction in time", { code: "P2028" }],
  ["the server broke the connection off", { code: "08006" }],
  ["the server has no connection left", { code: "53300" }],
  ["the disk is full", { code: "53100" }],
  ["the server shuts down", { code: "57P01" }],
  ["the server starts up", { code: "57P03" }],
  ["the server is read-only", { code: "25006" }],
  ["nobody listens", { code: "ECONNREFUSED" }],
  ["the pool is exhausted", { message: "timeout exceeded when trying to connect" }],
  ["the connection broke", { message: "Client has encountered a connection error and is not queryable" }],
  ["it is in Prisma's cause", { code: "P2010", cause: { kind: "postgres", code: "57P01" } }],
  ["it is in Prisma's meta", { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "53300" } } } }],
])("says later, please, when %s", (_, error) => {
  expect(isUnavailable(error)).toBe(true);
});

it.each([
  ["a syntax error", { code: "42601", message: "syntax error" }],
  ["a unique violation", { code: "P2002", meta: { target: ["08006"] } }],
  ["a missing row", { code: "P2025" }],
  ["a failed check", { code: "23514" }],
  ["no error at all", undefined],
  ["a string", "57P01"],
])("does not excuse %s", (_, error) => {
  expect(isUnavailable(error)).toBe(false);
});
