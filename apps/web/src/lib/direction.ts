/** Whether lines run from right to left; `boot.js` says so before the first paint. */
export const isRtl = () => document.documentElement.dir === "rtl";

const MIRRORED: Record<string, string> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/** A key for what lies along the line: ArrowRight goes on and into, whichever way lines run. */
export const lineKey = (key: string) => (isRtl() ? (MIRRORED[key] ?? key) : key);
