/**
 * Says what has begun; calling the result says how long it took. Its `line` shows how far pnpm has come, in a terminal only.
 * @param {string} work
 */
export function progress(work) {
  const began = Date.now();
  const live = process.stdout.isTTY === true;
  console.log(`Neptun: ${work} …`);
  const done = () => {
    if (live) process.stdout.write("\r\x1b[K");
    console.log(`Neptun: done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  };
  done.line = (/** @type {string} */ line) => {
    const counts = /^Progress: (resolved .*?)(, done)?$/.exec(line);
    if (live && counts) process.stdout.write(`\r\x1b[K  ${counts[1]}`);
  };
  return done;
}
