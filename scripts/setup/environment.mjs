import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ROOT } from "../root.mjs";

// What npm tells the scripts it runs would be taken for wishes by pnpm and turbo; how to reach the registry is kept.
const NETWORK = /^npm_config_(registry|cache|userconfig|(https?_)?proxy|noproxy|ca|cafile|strict_ssl|fetch_\w+)$/;

const QUIET = {
  CHECKPOINT_DISABLE: "1",
  DO_NOT_TRACK: "1",
  SCARF_ANALYTICS: "false",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_loglevel: "error",
  npm_config_update_notifier: "false",
};

// By npm's defaults a person without a network would wait 70 seconds for the first word about it.
const PATIENCE = {
  npm_config_fetch_retries: "3",
  npm_config_fetch_retry_mintimeout: "1000",
  npm_config_fetch_retry_maxtimeout: "5000",
};

/**
 * The environment for the tools: without npm's own words and without NODE_ENV (which would leave out what the build
 * needs), with every tool's reports to its makers switched off, and with a home that can be written to.
 * @returns {Record<string, string>}
 */
export function toolEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => name !== "NODE_ENV" && (!name.startsWith("npm_") || NETWORK.test(name)),
  );
  return {
    ...PATIENCE,
    .../** @type {Record<string, string>} */ (Object.fromEntries(kept)),
    ...QUIET,
    ...writableHome(),
  };
}

/**
 * npm, pnpm and turbo keep their caches at home; where that is read-only or missing, they get one inside the project.
 * @returns {Record<string, string>}
 */
function writableHome() {
  const home = os.homedir();
  if (process.platform === "win32" || isWritable(home)) return {};
  const own = path.join(ROOT, ".cache", "home");
  fs.mkdirSync(own, { recursive: true });
  const { npm_config_cache: cache, npm_config_userconfig: config } = process.env;
  return {
    HOME: own,
    npm_config_cache: cache && isWritable(cache) ? cache : path.join(own, ".npm"),
    npm_config_userconfig: config ?? path.join(home, ".npmrc"),
  };
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
