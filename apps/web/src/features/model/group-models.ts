import { t } from "@lingui/core/macro";
import type { ModelsOutput } from "@neptun/api/model/schema";
import type { z } from "zod";

export type ModelList = z.infer<typeof ModelsOutput>;

export interface ModelOption {
  id: string;
  isAvailable: boolean;
}

export interface ModelGroup {
  name: string;
  /** Why its models cannot be asked. */
  problem?: string;
  options: ModelOption[];
}

export const DEMO = "neptun/demo";

/** The models whose names hold every word of the search, by provider, those that can be asked now first. */
export function groupModels(list: ModelList, search: string): ModelGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (id: string) => words.every((word) => id.toLowerCase().includes(word));
  const available = new Set(list.available);
  const offered = new Set(list.providers.flatMap(({ models }) => models));
  const toGroup = (name: string, ids: string[], problem?: string): ModelGroup => ({
    name,
    problem,
    options: ids.filter(fits).map((id) => ({ id, isAvailable: available.has(id) })),
  });
  const groups = list.providers
    .toSorted((one, other) => Number(other.available) - Number(one.available))
    .map(({ name, kind, models, problem }) =>
      toGroup(kind === "demo" ? t`Demonstration, no AI` : name, models, problem),
    );
  if (words.length === 0) return groups;
  // Known to exist, but of use only to someone who looks for one.
  const others = list.models.filter((id) => !offered.has(id));
  groups.push(toGroup(t`Not offered here`, others, t`No provider of this server offers these.`));
  return groups.filter(({ options }) => options.length > 0);
}

/** `claude-x` of `publisher/claude-x`. */
export const shortName = (id: string) => id.slice(id.indexOf("/") + 1);
