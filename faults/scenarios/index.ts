import type { Scenario } from "../scenario.ts";
import { killAnswer } from "./kill-answer.ts";
import { killApp, killBatch } from "./kill-app.ts";

export const SCENARIOS: Scenario[] = [killApp, killBatch, killAnswer];
