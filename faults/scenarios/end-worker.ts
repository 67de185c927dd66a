import { setTimeout as sleep } from "node:timers/promises";
import type { Scenario } from "../scenario.ts";
import type { ServerProcess } from "../server.ts";
import { runHurt } from "./database.ts";

const PRELOAD = new URL("../preload/end-worker.mjs", import.meta.url).href;

export const endWorker: Scenario = {
  name: "end-worker",
  about: "the thread of the embedded database ends in the middle of its work, three times in a row",
  databases: ["embedded"],
  rounds: { short: 2, long: 20 },
  async run(world) {
    let server: ServerProcess | undefined;
    const hurt = async () => {
      for (let n = 0; n < 3; n++) {
        server?.signal("SIGUSR2");
        await sleep(400);
      }
    };
    await runHurt(world, hurt, {
      nodeArguments: ["--import", PRELOAD],
      onServer: (it) => (server = it),
    });
  },
};
