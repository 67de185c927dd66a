/** @typedef {{ passed: number, failed: number, skipped?: number }} Result */

/** Adds the steps up. A check that is no test of its own (types, lint, size) counts as one. */
export function tally() {
  /** @type {Map<string, Result>} */
  const results = new Map();
  const began = Date.now();
  const sum = (/** @type {(result: Result) => number} */ count) =>
    [...results.values()].reduce((all, one) => all + count(one), 0);
  return {
    /** @param {string} name @param {Result} result */
    add: (name, result) => void results.set(name, result),
    get failed() {
      return sum((result) => result.failed);
    },
    /** @param {string[]} names */
    print(names) {
      console.log(`\nNeptun: after ${Math.round((Date.now() - began) / 1000)} s`);
      for (const name of names) console.log(`  ${name.padEnd(6)} ${words(results.get(name))}`);
      const broken = names.find((name) => results.get(name)?.failed);
      if (broken) console.log(`The step "${broken}" failed; to repeat only that one: npm test -- ${broken}`);
      console.log(`${sum((result) => result.passed)} passed, ${this.failed} failed`);
    },
  };
}

/** @param {Result | undefined} result */
function words(result) {
  if (!result) return "not reached";
  const { passed, failed, skipped } = result;
  return [failed && `${failed} failed`, `${passed} passed`, skipped && `${skipped} skipped`].filter(Boolean).join(", ");
}
