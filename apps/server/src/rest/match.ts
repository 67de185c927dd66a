import type { Method, Route } from "./route.ts";

/** A route, or which methods the path has. */
export type Match = { route: Route; params: Record<string, string> } | { methods: Method[] };

interface Parameter {
  name: string;
  /** Which segment it is. */
  place: number;
}

interface Entry {
  route: Route;
  parameters: Parameter[];
  /** Its place in the table: the first that matches is meant. */
  order: number;
}

/** What comes after the segments before it: certain words, or anything. */
interface Branch {
  words: Map<string, Branch>;
  any: Branch | undefined;
  entries: Entry[];
}

const createBranch = (): Branch => ({ words: new Map(), any: undefined, entries: [] });
const PARAMETER = /^\{(\w+)\}$/;

/** Finds the route for a path in steps, a segment each, instead of trying one route of the table after the other. */
export function createMatcher(routes: Route[]): (method: string, path: string) => Match | undefined {
  const root = createBranch();
  for (const [order, route] of routes.entries()) {
    plant(root, route.path.split("/")).entries.push({ route, parameters: parametersOf(route), order });
  }
  return (method, path) => {
    const segments = (path.endsWith("/") ? path.slice(0, -1) : path).split("/");
    const found = collect(root, segments, 0, []);
    if (found.length === 0) return;
    const wanted = method === "HEAD" ? "GET" : method;
    const [first] = found.filter(({ route }) => route.method === wanted).sort((a, b) => a.order - b.order);
    if (first) return { route: first.route, params: readParams(first, segments) };
    return { methods: [...new Set(found.map(({ route }) => route.method))] };
  };
}

function plant(root: Branch, segments: string[]): Branch {
  let branch = root;
  for (const segment of segments) {
    if (PARAMETER.test(segment)) branch = branch.any ??= createBranch();
    else {
      const next = branch.words.get(segment) ?? createBranch();
      branch.words.set(segment, next);
      branch = next;
    }
  }
  return branch;
}

function collect(branch: Branch, segments: string[], at: number, found: Entry[]): Entry[] {
  const segment = segments[at];
  if (segment === undefined) found.push(...branch.entries);
  else {
    const next = branch.words.get(segment) ?? branch.words.get(segment.toLowerCase());
    if (next) collect(next, segments, at + 1, found);
    if (branch.any && segment !== "") collect(branch.any, segments, at + 1, found);
  }
  return found;
}

const parametersOf = ({ path }: Route) =>
  path.split("/").flatMap((segment, place): Parameter[] => {
    const name = PARAMETER.exec(segment)?.[1];
    return name ? [{ name, place }] : [];
  });

/** Throws URIError. */
function readParams({ parameters }: Entry, segments: string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const { name, place } of parameters) params[name] = decodeURIComponent(segments[place]!);
  return params;
}
