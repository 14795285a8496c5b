import { createHash } from "node:crypto";
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Links } from "~/api/api-links";
import type { Resource } from "~/api/resources";
import { toCsv } from "~/api/to-csv";
import { readConsultation } from "~/consultations/read-consultation.server";
import { API_HEADERS } from "~/platform/http/api-headers";

/** What is refused, as RFC 9457 has it; `detail` is for the person who writes the program. */
class Refused extends Error {
  constructor(
    readonly status: 400 | 404 | 429,
    readonly detail: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail);
  }
}

const TITLES = { 400: "Bad Request", 404: "Not Found", 429: "Too Many Requests" };

export const notFound = (what: string) => new Refused(404, `There is no such ${what}.`);

/** The same for `listComments` and `readLog`. */
export function dataOf<Data>(result: { ok: true; data: Data } | { ok: false; reason: "bad-cursor" | "unknown-section" }): Data {
  if (result.ok) return result.data;
  throw new Refused(400, result.reason === "bad-cursor" ? "`after` is not a `next` of this list." : "`section` names no section of the present draft.");
}

interface Asked<Query> {
  context: AppLoadContext;
  params: LoaderFunctionArgs["params"];
  query: Query;
  links: Links;
  /** @throws what becomes 404 when the address names no consultation */
  consultation: () => Promise<NonNullable<Awaited<ReturnType<typeof readConsultation>>>>;
}

/** Answers with one resource as JSON or CSV, or with a problem. */
export async function answerApi<R extends Resource>(
  { context, params, request }: LoaderFunctionArgs,
  resource: R,
  read: (asked: Asked<z.output<R["query"]>>) => Promise<z.output<R["answer"]>>,
): Promise<Response> {
  try {
    const limit = await context.rateLimit.consume("api", context.networkAddress);
    if (!limit.ok) throw new Refused(429, "Too many requests from this network.", { "Retry-After": String(limit.retryAfter) });
    const url = new URL(request.url);
    const { format, query } = readQuery(url, request, resource);
    const links = { base: context.env.PUBLIC_URL ?? context.origin };
    const consultation = async () => {
      const found = await readConsultation(context.db.prisma, params.slug ?? "");
      if (!found) throw notFound("consultation");
      return found;
    };
    const data = await read({ context, params, query: query as z.output<R["query"]>, links, consultation });
    const next = (data as { next?: string | null }).next ?? null;
    return respond(request, {
      type: format === "csv" ? "text/csv; charset=utf-8; header=present" : "application/json",
      body: format === "csv" ? toCsv(resource.answer, resource.table, data) : JSON.stringify(data),
      headers: next === null ? {} : { Link: `<${linkToNext(url, links, next)}>; rel="next"` },
    });
  } catch (error) {
    if (error instanceof Refused) return problem(error);
    throw error;
  }
}

function readQuery(url: URL, request: Request, { query }: Resource) {
  const given = Object.fromEntries(url.searchParams);
  const { format = prefersCsv(request) ? "csv" : "json", ...rest } = given;
  if (format !== "json" && format !== "csv") throw new Refused(400, "`format` is json or csv.");
  const parsed = query.safeParse(rest);
  if (parsed.success) return { format, query: parsed.data };
  const [issue] = parsed.error.issues;
  const name = issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : issue?.path.join(".");
  throw new Refused(400, `\`${name}\`: ${issue?.message ?? "makes no sense"}`);
}

/** CSV only for those who name it before, or instead of, anything JSON fits. */
function prefersCsv(request: Request): boolean {
  const types = (request.headers.get("accept") ?? "").split(",").map((type) => type.split(";", 1)[0]?.trim());
  const csv = types.indexOf("text/csv");
  const json = types.findIndex((type) => type === "application/json" || type === "*/*" || type === "application/*");
  return csv >= 0 && (json < 0 || csv < json);
}

function linkToNext(url: URL, { base }: Links, next: string): string {
  const search = new URLSearchParams(url.searchParams);
  search.set("after", next);
  return `${base}${url.pathname}?${search.toString()}`;
}

interface Answer {
  type: string;
  body: string;
  headers?: Record<string, string>;
}

export function respond(request: Request, { type, body, headers = {} }: Answer): Response {
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const all = { ...API_HEADERS, ...headers, ETag: etag, "Cache-Control": "public, no-cache", Vary: "Accept, Accept-Encoding" };
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  // Weak comparison (RFC 9110 13.1.2): a proxy may have sent the tag on without its mark.
  if (known.some((tag) => tag === "*" || tag.replace(/^W\//, "") === etag.slice(2))) return new Response(null, { status: 304, headers: all });
  return new Response(body, { headers: { ...all, "Content-Type": type } });
}

export function problem({ status, detail, headers }: Refused): Response {
  return new Response(JSON.stringify({ type: "about:blank", title: TITLES[status], status, detail }), {
    status,
    headers: { ...API_HEADERS, ...headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
  });
}
