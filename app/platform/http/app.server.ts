import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import { translator, type Locale } from "~/messages";
import type { Services } from "../context.server";
import { PREFLIGHT_HEADERS } from "./api-headers";
import { arrivalOf } from "./arrival";
import { compressedAssets } from "./compressed-assets.server";
import { CONTENT_SECURITY_POLICY } from "./content-security-policy";
import { inLanguage, readLanguage } from "./language";
import { comesFromOurPages } from "./origin.server";
import type { PageCache } from "./page-cache.server";
import { BodyTooLarge, MAX_BODY, NotAForm, receiveForms, type FormReceiver } from "./receive-forms.server";
import { receiveUploads, type UploadDoor } from "./receive-uploads.server";
import { remixHandler } from "./remix.server";
import { canNameSomething, isHost } from "./request-target";

const t = translator("common.failure");

interface Options {
  build: ServerBuild;
  services: Services;
  cache: PageCache;
  receive: FormReceiver;
  /** Where files may be sent. */
  doors: UploadDoor[];
  /** Folder of the built client files. */
  clientDir: string;
}

/** The HTTP server: kept pages first, then everything else. */
export function createHttpServer(options: Options): http.Server {
  const app = createApp(options);
  // A form without files has its own, shorter time; see receiveForms.
  return http.createServer({ requestTimeout: 15 * 60_000 }, (req, res) => {
    if (!options.cache.serve(req, res)) app(req, res);
  });
}

function createApp({ build, services, cache, clientDir, receive, doors }: Options) {
  const { env, db, log, now } = services;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRUST_PROXY);
  app.set("etag", false);
  app.use(securityHeaders(env.PUBLIC_URL?.startsWith("https:") ?? false));

  app.use((req, res, next) => {
    const isApi = req.path.startsWith("/api/");
    if (isApi && req.method === "OPTIONS") return void res.status(204).set(PREFLIGHT_HEADERS).end();
    if (isApi && req.method === "POST") return void res.status(405).set("Allow", PREFLIGHT_HEADERS.Allow).end();
    if (["GET", "HEAD", "POST"].includes(req.method)) return next();
    res.status(405).set("Allow", "GET, HEAD, POST").end();
  });

  app.get("/healthz", (_req, res) => void res.type("text/plain").send("ok\n"));
  app.get("/readyz", async (_req, res) => {
    try {
      await db.pool.query("SELECT 1");
      res.type("text/plain").send("ok\n");
    } catch {
      res.status(503).type("text/plain").send("database unavailable\n");
    }
  });

  app.use((req, res, next) => {
    const { host } = req.headers;
    if (host !== undefined && !isHost(host)) return void res.status(400).type("text/plain").send(t("notFound"));
    if (!canNameSomething(req.originalUrl)) return void res.status(404).type("text/plain").send(t("notFound"));
    next();
  });
  app.use((req, res, next) => {
    const { locale, url } = readLanguage(req.url);
    if (url !== req.url && inLanguage(url, locale) === url) return res.redirect(302, url);
    res.locals.locale = locale;
    req.url = url;
    next();
  });
  app.use((req, res, next) => {
    if (req.method !== "POST") return next();
    const own = env.PUBLIC_URL ?? arrivalOf(req, res, now).origin;
    if (!comesFromOurPages(req, new URL(own).origin)) {
      return void res.status(403).type("text/plain").send(t("foreignOrigin"));
    }
    if (!req.is("multipart/form-data") && Number(req.get("content-length") ?? 0) > MAX_BODY) return next(new BodyTooLarge());
    next();
  });
  app.post("*", receiveUploads(services, doors), receiveForms(services, receive));

  app.use("/assets", compressedAssets(path.join(clientDir, "assets")));
  app.use(compression());
  app.use("/assets", express.static(path.join(clientDir, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }));
  app.use(express.static(clientDir, { maxAge: "1h", index: false, setHeaders: askEachTime }));

  app.all("*", remixHandler(build, services, cache));

  app.use((error: Error, req: Request, res: Response, _next: NextFunction) => {
    if (res.headersSent) return void res.destroy();
    if (error instanceof BodyTooLarge) {
      return void res.status(413).type("text/plain").send(t("bodyTooLarge"));
    }
    if (error instanceof NotAForm) return void res.status(415).type("text/plain").send(t("notAForm"));
    const status = (error as { status?: number }).status ?? 500;
    if (status >= 500) log.error({ err: error, method: req.method }, "request failed outside the application");
    res.status(status).type("text/plain").send(t(status === 404 ? "notFound" : "broken"));
  });
  return app;
}

/** What decides for the whole portal in a browser must not be an older one. */
function askEachTime(res: Response, file: string) {
  if (/(sw\.js|\.webmanifest)$/.test(file)) res.setHeader("Cache-Control", "no-cache");
}

function securityHeaders(behindTls: boolean) {
  const general = helmet({
    contentSecurityPolicy: false,
    // Browsers answer a form of a page with "no-referrer" by `Origin: null`, which our own check refuses.
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    hsts: behindTls ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xXssProtection: false,
  });
  return (req: Request, res: Response, next: NextFunction) => {
    res.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    general(req, res, next);
  };
}

/** Names of the files a build leaves. */
export function readBuild(buildDir: string) {
  return {
    server: path.join(buildDir, "server", "index.js"),
    client: path.join(buildDir, "client"),
    readerScripts: JSON.parse(fs.readFileSync(path.join(buildDir, "reader-scripts.json"), "utf8")) as Record<Locale, string>,
  };
}
