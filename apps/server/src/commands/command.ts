import { type Env, EnvError, loadEnv } from "../env.ts";

/** Where a command speaks, and what it reads. */
export interface Operator {
  say(line: string): void;
  complain(line: string): void;
  readEnv(): Env;
}

/** Runs with what was typed after the command's name; the answer is the exit code: 0 done, 1 failed, 2 wrongly used. */
export type Command = (args: string[], operator?: Operator) => Promise<number>;

const TERMINAL: Operator = { say: console.log, complain: console.error, readEnv: loadEnv };

interface Description {
  usage: string;
  least: number;
  most: number;
  run(args: string[], operator: Operator): Promise<number>;
}

export function createCommand({ usage, least, most, run }: Description): Command {
  return async (args, operator = TERMINAL) => {
    if (args.includes("--help") || args.includes("-h")) {
      operator.say(usage);
      return 0;
    }
    if (args.length < least || args.length > most || args.some((arg) => !arg || arg.startsWith("-"))) {
      operator.complain(usage);
      return 2;
    }
    try {
      return await run(args, operator);
    } catch (error) {
      operator.complain(`Neptun: ${wordsOf(error)}`);
      return 1;
    }
  };
}

export function wordsOf(error: unknown): string {
  if (error instanceof EnvError) return `the environment is not right.\n${error.message}`;
  return error instanceof Error ? error.message || error.name : String(error);
}
