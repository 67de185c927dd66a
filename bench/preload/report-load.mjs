// Loaded before the server (--import): tells, when asked, how long its event loop was held up and how much memory it took.
import { monitorEventLoopDelay, performance } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let mark = performance.eventLoopUtilization();
let most = 0;
setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 20).unref();

process.on("message", (message) => {
  if (message === "reset") {
    delay.reset();
    most = process.memoryUsage.rss();
    mark = performance.eventLoopUtilization();
    process.send?.({ kind: "reset" });
  }
  if (message === "read") {
    process.send?.({
      kind: "load",
      longest_ms: delay.count > 0 ? delay.max / 1e6 : 0,
      busy_ms: performance.eventLoopUtilization(mark).active,
      rss_bytes: Math.max(most, process.memoryUsage.rss()),
    });
  }
});
process.channel?.unref();
