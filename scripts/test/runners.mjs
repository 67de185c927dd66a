import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../root.mjs";
import { tool } from "./tool.mjs";

/** @typedef {import("./tally.mjs").Result} Result */

/** @param {string[]} args */
export function runVitest(args) {
  return counted("vitest", countVitest, (report) =>
    tool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...args]),
  );
}

/** @param {string[]} args */
export function runPlaywright(args) {
  return counted("playwright", countPlaywright, (report) =>
    tool("playwright", ["test", "--reporter=list,json", ...args], { PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  );
}

/**
 * Runs a test runner and counts by its own report. A run that fails without naming a test (a file that does not load,
 * no report at all) still counts as one failure.
 * @template Report
 * @param {string} name
 * @param {(report: Report) => Result} count
 * @param {(report: string) => Promise<number>} start
 * @returns {Promise<Result>}
 */
async function counted(name, count, start) {
  const report = path.join(ROOT, "test-results", `${name}.json`);
  fs.mkdirSync(path.dirname(report), { recursive: true });
  fs.rmSync(report, { force: true });
  const code = await start(report);
  const result = read(report, count);
  return code === 0 || result.failed ? result : { ...result, failed: 1 };
}

/**
 * @template Report
 * @param {string} report
 * @param {(report: Report) => Result} count
 */
function read(report, count) {
  try {
    return count(JSON.parse(fs.readFileSync(report, "utf8")));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report */
function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** @param {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number } }} report */
function countPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}
