import pg from "pg";
import { coalesce } from "~/platform/coalesce";
import type { Services } from "~/platform/context.server";
import type { Env } from "~/platform/env.server";
import type { FormReceiver } from "~/platform/http/receive-forms.server";
import { FORM_FIELDS } from "./form-state";
import { insertInTime, type NewComment } from "./insert-in-time.server";
import { takeComment } from "./take-comment.server";

/** Pages that hold a comment form: a consultation, and a section of one. */
const PAGE = /^\/([a-z0-9]+(?:-[a-z0-9]+)*)(?:\/([a-z0-9]+(?:-[a-z0-9]+)*))?$/;

/**
 * Takes comments before the application sees the request: in the last days of a consultation nearly every request is
 * one, and a comment that is taken needs no page. Only a form that must be shown again goes on to its route.
 */
export function receiveForm(services: Services): FormReceiver {
  const { db, env, log, rateLimit } = services;
  const insert = coalesce((comments: NewComment[]) => insertInTime(db.pool, comments), isOnesFault);
  return async ({ path, form, networkAddress, origin, reference, requestedAt }) => {
    const page = PAGE.exec(path);
    if (!page?.[1] || !form.has("text")) return null;
    const taken = await takeComment(
      { db, insert, log, rateLimit, mailFrom: env.MAIL_FROM },
      {
        slug: page[1],
        sectionPath: page[2] ?? null,
        values: Object.fromEntries(FORM_FIELDS.flatMap((field) => (form.has(field) ? [[field, form.get(field) ?? ""]] : []))),
        edit: form.has("edit"),
        sender: { networkAddress, reference, baseUrl: mailBase(env, origin) },
      },
      requestedAt,
    );
    if ("again" in taken) return { shown: taken.again, status: taken.status };
    return { location: `/tra-cuu/${taken.receipt}?${taken.repeated ? "lap-lai" : "moi"}=1` };
  };
}

/** Bad data, a broken constraint, a deadlock (SQLSTATE classes 22, 23, 40): not a database that is away or standing still. */
function isOnesFault(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(22|23|40)/.test(error.code ?? "");
}

/**
 * Where a mail's links lead. The host a request names is what its sender wrote, and the mail may go to somebody else:
 * so without PUBLIC_URL it is believed only where it is this machine.
 */
export function mailBase({ PUBLIC_URL, HOST, PORT }: Env, origin: string): string {
  if (PUBLIC_URL) return PUBLIC_URL;
  const { hostname } = new URL(origin);
  return ["localhost", "127.0.0.1", "[::1]", HOST].includes(hostname) ? origin : `http://${HOST}:${PORT}`;
}
