import fs from "node:fs";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { importMails, type ImportResult } from "~/intake/mail/import-mails.server";
import { mailBase } from "~/mail/mail-base";
import { translator } from "~/messages";
import { Field } from "~/ui/Field";

/** New mails of one request: as many as are read while somebody waits. */
const MOST = 500;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk");
  return null;
}

interface Imported {
  name: string;
  result: ImportResult | { ok: false; reason: "too-large" };
}

/** Takes the mails of the files that came with the form, file by file, each mail by itself. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context, "clerk");
  const { db, env, origin, uploads } = context;
  const files = uploads.filter(({ field, bytes }) => field === "files" && bytes > 0);
  if (files.length === 0) return data({ imported: null }, { status: 422 });
  const imported: Imported[] = [];
  let left = MOST;
  for (const { name, path, tooLarge } of files) {
    const content = fs.createReadStream(path) as AsyncIterable<Buffer>;
    const result = tooLarge
      ? { ok: false as const, reason: "too-large" as const }
      : await importMails(db.pool, content, { baseUrl: mailBase(env, origin), from: env.MAIL_FROM, most: left }, context.now);
    if (result.ok) left -= result.counts.new + result.counts.setAside + result.counts.refused;
    imported.push({ name, result });
  }
  return data({ imported });
}

export const meta: MetaFunction = () => [{ title: `${translator("intakeMail")("import.title")} — ${translator("common")("portal")}` }];

export default function MailImport() {
  const t = useTranslations("intakeMail.import");
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  return (
    <div className="staff-page">
      <p className="staff-actions">
        <Link to="/can-bo/tiep-nhan">{t("back")}</Link>
      </p>
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      {answer?.imported && <Results imported={answer.imported} />}
      <Form method="post" encType="multipart/form-data" className="staff-form">
        <Field id="files" label={t("files")} hint={t("hint", { most: MOST })} error={answer && !answer.imported ? t("none") : undefined}>
          {(attributes) => <input {...attributes} type="file" name="files" multiple accept=".eml,.mbox,.mbx,message/rfc822,application/mbox" />}
        </Field>
        <button type="submit" disabled={busy}>
          {busy ? t("sending") : t("submit")}
        </button>
        {busy && <progress aria-label={t("sending")} />}
      </Form>
    </div>
  );
}

function Results({ imported }: { imported: Imported[] }) {
  const t = useTranslations("intakeMail.import");
  const columns = ["new", "known", "setAside", "refused"] as const;
  return (
    <section role="status">
      <h2>{t("result")}</h2>
      <div className="table-scroll" role="region" aria-label={t("result")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("file")}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="number">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {imported.map(({ name, result }, index) => (
              <tr key={index}>
                <th scope="row">{name}</th>
                {result.ok ? columns.map((column) => <td key={column} className="number">{result.counts[column]}</td>) : <td colSpan={4}>{t(PROBLEMS[result.reason])}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {imported.some(({ result }) => result.ok && result.more) && <p className="staff-notice">{t("more")}</p>}
    </section>
  );
}

const PROBLEMS = { "not-mail": "notMail", "no-consultation": "noConsultation", "too-large": "tooLarge" } as const;
