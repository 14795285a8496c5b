import fs from "node:fs";
import path from "node:path";
import type { RequestHandler } from "express";

const TYPES: Record<string, string> = { ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8" };

/** What a page's answer says to the browser; for a script or a style it would only be weight. */
const FOR_PAGES = [
  "Content-Security-Policy",
  "Cross-Origin-Opener-Policy",
  "Origin-Agent-Cluster",
  "Referrer-Policy",
  "X-DNS-Prefetch-Control",
  "X-Download-Options",
  "X-Frame-Options",
  "X-Permitted-Cross-Domain-Policies",
];

/**
 * Answers with what the build has compressed (`name.br`), where the browser takes Brotli: smaller than what could be
 * made for each request, and without the work. The names of such files say their content.
 */
export function compressedAssets(folder: string): RequestHandler {
  const names = new Set(fs.readdirSync(folder).filter((name) => name.endsWith(".br")));
  return (req, res, next) => {
    const name = req.path.slice(1);
    const type = TYPES[path.extname(name)];
    if (!type || !names.has(`${name}.br`) || !req.acceptsEncodings("br")) return next();
    for (const header of FOR_PAGES) res.removeHeader(header);
    const headers = { "Content-Type": type, "Content-Encoding": "br", Vary: "Accept-Encoding" };
    res.sendFile(`${name}.br`, { root: folder, headers, immutable: true, maxAge: "1y", etag: false, lastModified: false, acceptRanges: false });
  };
}
