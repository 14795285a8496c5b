import pg from "pg";
import { coalesce } from "~/platform/coalesce";
import type { Services } from "~/platform/context.server";
import { mailBase } from "~/mail/mail-base";
import type { Env } from "~/platform/env.server";
import type { FormReceiver, ReceivedForm } from "~/platform/http/receive-forms.server";
import { countRefusals, type Refused } from "./count-refusals.server";
import { FORM_FIELDS } from "./form-state";
import { insertInTime, type NewComment } from "./insert-in-time.server";
import { COLLECTION_FIELDS, takeCollection } from "./take-collection.server";
import { takeComment } from "./take-comment.server";

/** Pages that hold a comment form: a consultation, and a section of one. */
const PAGE = /^\/([a-z0-9]+(?:-[a-z0-9]+)*)(?:\/([a-z0-9]+(?:-[a-z0-9]+)*))?$/;
/** The page of a consultation from which a collection is sent; a section has no such path. */
export const COLLECTION = "tap-gop-y";

/**
 * Takes comments before the application sees the request: in the last days of a consultation nearly every request is
 * one, and a comment that is taken needs no page. Only a form that must be shown again goes on to its route.
 */
export function receiveForm(services: Services): FormReceiver {
  const { db, env, log, rateLimit } = services;
  const insert = coalesce((comments: NewComment[]) => insertInTime(db.pool, comments), isOnesFault);
  const countRefusal = coalesce((refused: Refused[]) => countRefusals(db.pool, refused), isOnesFault);
  return async (received) => {
    const { path, form, requestedAt } = received;
    const [, slug, place] = PAGE.exec(path) ?? [];
    if (!slug) return null;
    const common = { slug, ...readSender(received, env) };
    const taken =
      place === COLLECTION && form.has("parts")
        ? await takeCollection({ db, log, rateLimit, countRefusal }, { ...common, values: pick(form, COLLECTION_FIELDS) }, requestedAt)
        : form.has("text")
          ? await takeComment(
              { db, insert, log, rateLimit, countRefusal },
              { ...common, sectionPath: place ?? null, values: pick(form, FORM_FIELDS), edit: form.has("edit") },
              requestedAt,
            )
          : null;
    if (!taken) return null;
    if ("again" in taken) return { shown: taken.again, status: taken.status };
    return { location: `/tra-cuu/${taken.receipt}?${taken.repeated ? "lap-lai" : "moi"}=1` };
  };
}

function pick(form: URLSearchParams, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.flatMap((field) => (form.has(field) ? [[field, form.get(field) ?? ""]] : [])));
}

function readSender({ form, networkAddress, device, origin, locale, reference }: ReceivedForm, env: Env) {
  const elapsed = form.get("elapsed") ?? "";
  return {
    sender: { networkAddress, device, elapsed: /^\d{1,12}$/.test(elapsed) ? Number(elapsed) : null, solution: form.get("altcha") ?? "" },
    trapped: (form.get("website") ?? "") !== "",
    mail: { baseUrl: mailBase(env, origin), from: env.MAIL_FROM, locale },
    reference,
  };
}

/** Bad data, a broken constraint, a deadlock (SQLSTATE classes 22, 23, 40): not a database that is away or standing still. */
function isOnesFault(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(22|23|40)/.test(error.code ?? "");
}
