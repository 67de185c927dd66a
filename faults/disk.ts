import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { Skipped } from "./tally.ts";
import { newFolder, type World } from "./world.ts";

const CHUNK = Buffer.alloc(64 * 1024, "x");

/** A disk of so many megabytes, in memory. Throws Skipped where it cannot be mounted. */
export class SmallDisk {
  readonly folder: string;
  readonly #ballast: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.#ballast = path.join(folder, "ballast");
  }

  static mount(world: World, megabytes: number): SmallDisk {
    if (process.getuid?.() !== 0) throw new Skipped("only root may mount a small disk");
    const folder = newFolder("neptun-faults-disk-");
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "pipe" });
    } catch {
      throw new Skipped("a small disk cannot be mounted here");
    }
    world.later.push(() => {
      execFileSync("umount", ["-l", folder]);
      fs.rmSync(folder, { recursive: true, force: true });
    });
    return new SmallDisk(folder);
  }

  /** Takes all that is left. */
  fill() {
    const fd = fs.openSync(this.#ballast, "w");
    try {
      for (let size = CHUNK.length; size >= 1; size = Math.floor(size / 4)) {
        try {
          for (;;) fs.writeSync(fd, CHUNK.subarray(0, size));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
        }
      }
    } finally {
      fs.closeSync(fd);
    }
  }

  /** Gives it back. */
  free() {
    fs.rmSync(this.#ballast, { force: true });
  }
}
