import { spawn } from "node:child_process";
import { ROOT } from "../root.mjs";

/** @typedef {{ env: Record<string, string>, show?: boolean, onLine?: (line: string) => void }} RunOptions */

/**
 * Runs a program in the project's folder and waits for it. With `show` its output goes straight to the terminal,
 * otherwise it is collected and comes back. A signal that ends this process ends the program, too.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { env, show = false, onLine }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      // There the programs of packages are .cmd files, which only a shell starts.
      shell: process.platform === "win32" && program !== process.execPath,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
        for (const line of text.split(/[\r\n]+/)) if (line.trim()) onLine?.(line.trim());
      });
    }
    /** @type {NodeJS.Signals[]} */
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    const stop = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    for (const signal of signals) process.on(signal, stop);
    const settle = () => {
      for (const signal of signals) process.off(signal, stop);
    };
    child.on("error", (error) => {
      settle();
      reject(error);
    });
    child.on("close", (code, signal) => {
      settle();
      // Ended from outside, as we shall be: the one who sent the signal wants no explanation.
      if (signal === "SIGINT" || signal === "SIGTERM") process.exit(signal === "SIGINT" ? 130 : 143);
      resolve({ code: code ?? 1, output });
    });
  });
}
