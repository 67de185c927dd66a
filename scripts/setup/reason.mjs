const TELLING = /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ERR_PNPM|ENOSPC|EACCES|EROFS|certificate|E40\d|E50\d/i;

/** The line of a tool's output that says most about why it failed. @param {string} output */
export function reason(output) {
  const lines = output
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^npm (error|ERR!)\s*/i, "").trim())
    .filter((line) => line && !/^(npm (warn|notice)|A complete log)/i.test(line));
  const telling = lines.filter((line) => TELLING.test(line));
  return (
    telling.find((line) => line.includes(" ") && !line.startsWith("code ")) ??
    telling[0] ??
    lines.at(-1) ??
    "no reason given"
  );
}
