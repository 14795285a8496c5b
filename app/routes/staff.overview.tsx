import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { MailboxNotice } from "~/intake/mail/MailboxNotice";
import { readMailboxState } from "~/intake/mail/mailbox-state.server";
import { translator } from "~/messages";
import { countRegister } from "~/moderation/count-register.server";
import { listRegisters } from "~/moderation/list-registers.server";
import { RegisterNumbers } from "~/moderation/RegisterNumbers";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, context);
  const { prisma } = context.db;
  const registers = [];
  for (const register of await listRegisters(prisma)) {
    registers.push({ ...register, ...(await countRegister(prisma, { consultationId: register.id })) });
  }
  const mailbox = context.env.IMAP_URL ? await readMailboxState(context.db.pool) : null;
  return { registers, mailbox: mailbox?.lastError ? mailbox : null, moderates: staff.roles.some((role) => role !== "compiler") };
}

export const meta: MetaFunction = () => [
  { title: `${translator("staff")("overview.title")} — ${translator("common")("portal")}` },
];

export default function Overview() {
  const t = useTranslations("staff.overview");
  const { registers, mailbox, moderates } = useLoaderData<typeof loader>();
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <MailboxNotice mailbox={mailbox} />
      {registers.length === 0 && <p>{t("none")}</p>}
      {registers.map(({ id, slug, title, all, channels }) => (
        <section key={id}>
          <h2>
            <a href={`/${slug}`}>{title}</a>
          </h2>
          <RegisterNumbers all={all} channels={channels} />
          <p className="staff-actions">
            {moderates && <Link to={`/can-bo/kiem-duyet?dot=${slug}`}>{t("open")}</Link>}
            <a href={`/${slug}/nhat-ky`}>{t("log")}</a>
          </p>
        </section>
      ))}
    </div>
  );
}
