import type { DatabaseKind, World } from "./world.ts";

export interface Scenario {
  name: string;
  /** What goes wrong, for the list of scenarios. */
  about: string;
  databases: DatabaseKind[];
  /** How often by default, and in the long version. */
  rounds: { short: number; long: number };
  run(world: World): Promise<void>;
}
