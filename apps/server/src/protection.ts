import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";

/** Scripts and connections only from here; styles also from the libraries that write them into the page; nothing else. */
const sources = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "manifest-src": ["'self'"],
  "worker-src": ["'self'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
  "base-uri": ["'none'"],
};

/** Text becomes HTML or script in no way but these: apps/web/src/lib/trusted-html.ts. */
const trustedTypes = {
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["neptun-code", "neptun-frame", "neptun-parser", "neptun-worker"],
};

/** What a page of ours will never ask for. */
const PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()";

/** The security headers of every answer. */
export function protect(appUrl: string): RequestHandler {
  const fixed = headersOf(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: { ...sources, ...trustedTypes } },
      xFrameOptions: { action: "deny" },
      strictTransportSecurity: appUrl.startsWith("https:"),
    }),
  );
  fixed.push(["Permissions-Policy", PERMISSIONS]);
  return (_req, res, next) => {
    for (const [name, value] of fixed) res.setHeader(name, value);
    next();
  };
}

/** Helmet's headers, which are the same for every answer: it is asked once. */
function headersOf(secure: ReturnType<typeof helmet>): [string, string][] {
  const headers: [string, string][] = [];
  const answer = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader() {} };
  secure({} as IncomingMessage, answer as unknown as ServerResponse, () => {});
  return headers;
}

/** Swagger UI writes strings into its page; it shows our own document and nothing of a user's. */
export const protectDocs = helmet.contentSecurityPolicy({ useDefaults: false, directives: sources });
