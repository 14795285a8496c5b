import type { Request, Response } from "express";
import type { Log } from "../log.server";
import type { Arrival } from "./arrival";
import { loggablePath } from "./loggable-path";

/** One line for each request that was not answered from memory. */
export function logRequest(log: Log, req: Request, res: Response, { requestedAt, reference }: Arrival) {
  const ms = Date.now() - requestedAt.getTime();
  log.info({ method: req.method, path: loggablePath(req.path), status: res.statusCode, ms, reference }, "request");
}
