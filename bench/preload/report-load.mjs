// Loaded before the server (--import): tells, when asked, how long its event loop was held up and how much memory it took.
import fs from "node:fs";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let mark = performance.eventLoopUtilization();
let most = 0;
let used = process.cpuUsage();

// What the thread itself computed between two looks: on a busy machine the delay is mostly waiting for others. Linux only.
const cpuMs = () => {
  try {
    return Number(fs.readFileSync("/proc/thread-self/schedstat", "utf8").split(" ", 1)[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
};
let cpu = cpuMs();
let longestCpu = 0;
const look = () => {
  const now = cpuMs();
  longestCpu = Math.max(longestCpu, now - cpu);
  cpu = now;
};
setInterval(look, 5).unref();

setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 20).unref();

process.on("message", (message) => {
  if (message === "reset") {
    delay.reset();
    look();
    longestCpu = 0;
    most = process.memoryUsage.rss();
    mark = performance.eventLoopUtilization();
    used = process.cpuUsage();
    process.send?.({ kind: "reset" });
  }
  if (message === "read") {
    look();
    const { user, system } = process.cpuUsage(used);
    process.send?.({
      kind: "load",
      longest_ms: delay.count > 0 ? delay.max / 1e6 : 0,
      longest_cpu_ms: longestCpu,
      cpu_ms: (user + system) / 1000,
      busy_ms: performance.eventLoopUtilization(mark).active,
      rss_bytes: Math.max(most, process.memoryUsage.rss()),
    });
  }
});
// Whoever measured is gone.
process.on("disconnect", () => process.exit());
process.channel?.unref();
