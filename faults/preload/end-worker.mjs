// Loaded before the server: at SIGUSR2 the database's thread ends, as if it had crashed.
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";

const workers = new Set();
threads.Worker = class extends threads.Worker {
  /** @param {ConstructorParameters<typeof threads.Worker>} args */
  constructor(...args) {
    super(...args);
    workers.add(this);
    this.once("exit", () => workers.delete(this));
  }
};
syncBuiltinESMExports();
process.on("SIGUSR2", () => {
  for (const worker of workers) void worker.terminate();
});
