const UNITS = ["bytes", "KB", "MB", "GB", "TB"];

/** Quantities for people. */
export const inWords = {
  count: (n: number, thing: string) => `${n.toLocaleString("en")} ${thing}${n === 1 ? "" : "s"}`,
  bytes(n: number) {
    const unit = n < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(n) / 3));
    return `${(n / 1_000 ** unit).toFixed(unit ? 1 : 0)} ${UNITS[unit]}`;
  },
  seconds: (since: number) => `${((performance.now() - since) / 1_000).toFixed(1)} s`,
  age(since: Date) {
    const hours = (Date.now() - since.getTime()) / 3_600_000;
    if (hours < 1) return "less than an hour ago";
    return hours < 48 ? `${inWords.count(Math.floor(hours), "hour")} ago` : `${Math.floor(hours / 24)} days ago`;
  },
};
