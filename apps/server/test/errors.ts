import { expect } from "vitest";
import type { Reply } from "./harness.ts";

/** The contract's one shape of every refusal: all members, the standard reason phrase, and nothing of our insides. */
export function expectRefusal(reply: Reply, status: number, message?: string | RegExp) {
  expect(reply.status, reply.text).toBe(status);
  expect(reply.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(reply.headers.get("cache-control")).toContain("no-store");
  expect(reply.body).toEqual({
    statusCode: status,
    statusMessage: expect.stringMatching(/^[A-Z]/),
    message: expect.stringMatching(/./),
    data: {
      message: expect.stringMatching(/./),
      name: expect.stringMatching(/^[A-Za-z]+$/),
      issues: expect.any(Array),
    },
  });
  for (const issue of reply.body.data.issues) {
    expect(issue).toEqual({ code: expect.any(String), message: expect.any(String), path: expect.any(Array) });
    for (const part of issue.path) expect(part).toBeTypeOf("string");
    expect(issue.code).not.toBe("invalid_union");
  }
  expect(reply.text).not.toMatch(/node_modules|\bat \w+.*\.[jt]s:\d|SELECT|prisma|<html/i);
  if (typeof message === "string") expect(reply.body.data.message).toBe(message);
  else if (message) expect(reply.body.data.message).toMatch(message);
}
