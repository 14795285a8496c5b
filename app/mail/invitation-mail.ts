import { translator, type Messages } from "~/messages";
import { instantText } from "~/messages/instants";

interface Invitation {
  link: string;
  roles: (keyof Messages["auth"]["role"])[];
  expiresAt: Date;
}

/** Invites somebody to the staff; in Vietnamese, as the staff area is. */
export function invitationMail({ link, roles, expiresAt }: Invitation) {
  const t = translator("mail.invitation");
  const role = translator("auth.role");
  return {
    subject: t("subject"),
    body: t("body", { link, roles: roles.map((each) => role(each)).join(", "), until: instantText(expiresAt) }),
  };
}
