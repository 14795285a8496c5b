import { useTranslations } from "use-intl/react";

export interface Contact {
  label: string | null;
  address: string | null;
  emails: string[];
}

/** The other ways to send an opinion. */
export function Contacts({ contacts }: { contacts: Contact[] }) {
  const t = useTranslations("consultation.contacts");
  if (contacts.length === 0) return <p>{t("none")}</p>;
  return (
    <>
      <ul className="contacts">
        {contacts.map(({ label, address, emails }, index) => (
          <li key={index}>
            {label && <strong>{label}</strong>}
            {address && <span>{address}</span>}
            {emails.map((email) => (
              <span key={email}>
                {t("email")} <a href={`mailto:${email}`}>{email}</a>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {contacts.some(({ address }) => address !== null) && <p>{t("post")}</p>}
    </>
  );
}
