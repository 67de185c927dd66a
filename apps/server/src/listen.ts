import { once } from "node:events";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Env } from "./env.ts";

const DRAIN_MS = 15_000;
/** How often it is looked for clients that are too slow; Node's own half a minute would make every limit longer by that. */
const CHECK_MS = 500;
const streams = new WeakMap<Server, Set<ServerResponse>>();

type ListenEnv = Pick<Env, "PORT" | "HOST"> & Partial<Pick<Env, "HEADERS_SECONDS" | "REQUEST_SECONDS">>;

/** Starts to listen; a port that is taken is told in words. */
export async function listen(
  app: RequestListener,
  { PORT, HOST, HEADERS_SECONDS = 20, REQUEST_SECONDS = 120 }: ListenEnv,
): Promise<Server> {
  const open = new Set<ServerResponse>();
  const options = { maxHeaderSize: 16 * 1024, connectionsCheckingInterval: CHECK_MS };
  const server = createServer(options, (req, res) => {
    // A proxy that keeps the connection must not send more over it once the server is closing.
    if (!server.listening) res.setHeader("Connection", "close");
    if (req.headers.accept?.includes("text/event-stream")) {
      open.add(res);
      res.once("close", () => open.delete(res));
    }
    app(req, res);
  });
  streams.set(server, open);
  server.headersTimeout = HEADERS_SECONDS * 1000;
  server.requestTimeout = REQUEST_SECONDS * 1000;
  server.keepAliveTimeout = 65_000;
  server.listen(PORT, HOST);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw new Error(REASONS[error.code ?? ""]?.(PORT, HOST) ?? error.message);
  });
  return server;
}

const REASONS: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port, host) =>
    `port ${port} on ${host} is in use. Stop the other program, or set PORT to another number.`,
  EACCES: (port) => `port ${port} may not be used by this account. Set PORT to a number above 1023.`,
  EADDRNOTAVAIL: (_port, host) => `HOST ${host} is not an address of this machine.`,
  ENOTFOUND: (_port, host) => `HOST ${host} is not an address of this machine.`,
};

/** Accepts no more, and resolves once every request is answered or the time is up; event streams end after `ending`. */
export async function closeServer(server: Server, ending: Promise<unknown>): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await Promise.race([ending, closed]);
  const endStreams = () => {
    for (const stream of streams.get(server) ?? []) stream.end();
    server.closeIdleConnections();
  };
  endStreams();
  const again = setInterval(endStreams, 250);
  await closed;
  clearInterval(again);
  clearTimeout(deadline);
}
