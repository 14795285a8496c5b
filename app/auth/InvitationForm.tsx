import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import { Field } from "~/ui/Field";
import type { AccountError } from "./account.schema";
import { RoleChoice } from "./RoleChoice";
import type { Role } from "./roles";
import { ScopeChoice, type ScopeChoices } from "./ScopeChoice";

interface FormProps {
  choices: ScopeChoices;
  /** Whether invitations are mailed. */
  smtp: boolean;
  /** The invitation just made. */
  invited: { link: string; email: string; expiresAt: Date; mailed: boolean } | null;
  typed: string;
  errors: { email?: AccountError; roles?: AccountError; scope?: true };
}

/** Invites somebody: address, work, and where they moderate. Posts `intent` "invite". */
export function InvitationForm({ choices, smtp, invited, typed, errors }: FormProps) {
  const t = useTranslations("staffAdmin.invite");
  const scope = useTranslations("staffAdmin.scope");
  const auth = useTranslations("auth");
  return (
    <section>
      <h2>{t("title")}</h2>
      <p className="muted">{t(smtp ? "help" : "helpNoMail")}</p>
      <div role="status">
        {invited && (
          <div className="staff-notice">
            <label htmlFor="link">{t(invited.mailed ? "mailed" : "made", { email: invited.email })}</label>
            <input id="link" readOnly value={invited.link} onFocus={(event) => event.currentTarget.select()} />
            <p>{t("until", { until: instantText(invited.expiresAt) })}</p>
          </div>
        )}
        {errors.scope && <p className="staff-notice">{t("unknownSection")}</p>}
      </div>
      <Form method="post" className="staff-form" key={invited?.link ?? "new"}>
        <Field id="invite-email" label={auth("field.email")} error={errors.email && auth(`error.${errors.email}`)}>
          {(attributes) => (
            <input {...attributes} name="email" type="email" maxLength={254} autoComplete="off" defaultValue={typed} required />
          )}
        </Field>
        <RoleChoice chosen={[]} error={errors.roles && auth(`error.${errors.roles}`)} />
        <h3>{scope("title")}</h3>
        <ScopeChoice choices={choices} chosen={{ sections: [], districts: [] }} />
        <button type="submit" name="intent" value="invite">
          {t(smtp ? "submit" : "submitNoMail")}
        </button>
      </Form>
    </section>
  );
}

interface ListProps {
  invitations: { id: string; email: string | null; roles: Role[]; createdAt: Date; expiresAt: Date; state: "open" | "used" | "expired" }[];
  revoked: boolean;
}

/** Invitations and what became of them. Posts `intent` "revoke". */
export function InvitationList({ invitations, revoked }: ListProps) {
  const t = useTranslations("staffAdmin.invitations");
  const auth = useTranslations("auth");
  return (
    <section>
      <h2 id="loi-moi">{t("title")}</h2>
      <div role="status">{revoked && <p className="staff-notice">{t("revoked")}</p>}</div>
      {invitations.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <div className="table-scroll" role="region" aria-labelledby="loi-moi" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("email")}</th>
                <th scope="col">{t("roles")}</th>
                <th scope="col">{t("made")}</th>
                <th scope="col">{t("stateColumn")}</th>
              </tr>
            </thead>
            <tbody>
              {invitations.map(({ id, email, roles, createdAt, expiresAt, state }) => (
                <tr key={id}>
                  <th scope="row">{email ?? t("handed")}</th>
                  <td>{roles.map((role) => auth(`role.${role}`)).join(", ")}</td>
                  <td>{instantText(createdAt)}</td>
                  <td>
                    {t(`state.${state}`, { until: instantText(expiresAt) })}
                    {state === "open" && (
                      <Form method="post">
                        <input type="hidden" name="invitation" value={id} />
                        <button
                          type="submit"
                          name="intent"
                          value="revoke"
                          className="quiet"
                          aria-label={t("revokeLabel", { email: email ?? t("handed") })}
                        >
                          {t("revoke")}
                        </button>
                      </Form>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Whether everybody must have a second factor. Posts `intent` "require-second-factor" or "release-second-factor". */
export function RequireSecondFactor({ required }: { required: boolean }) {
  const t = useTranslations("secondFactor.required");
  return (
    <section>
      <h2>{t("title")}</h2>
      <Form method="post" className="staff-form">
        <p className="muted">{t(required ? "yes" : "no")}</p>
        <button type="submit" name="intent" value={required ? "release-second-factor" : "require-second-factor"} className="quiet">
          {t(required ? "release" : "require")}
        </button>
      </Form>
    </section>
  );
}
