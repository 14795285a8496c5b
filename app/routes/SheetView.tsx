import { useTranslations } from "use-intl/react";
import { KINDS } from "~/comments/kinds";
import { takesComments } from "~/consultations/window";
import { useInstantText } from "~/messages/use-instant-text";
import { QrCode } from "~/ui/QrCode";
import type { Sheet } from "./sheet";

/** Ruled lines: as many as leave room for the rest on one A4 page. */
const TEXT_LINES = 9;
const PROPOSED_LINES = 4;

/** A sheet of paper to write on: what it is about, room for the opinion, and where to send it. */
export function SheetView({ sheet }: { sheet: Sheet }) {
  const t = useTranslations("sheet");
  const kinds = useTranslations("comment.kind");
  const form = useTranslations("form");
  return (
    <article className="sheet">
      <SheetHead sheet={sheet} />
      <p>{t("kind")}</p>
      <ul className="ticks">
        {KINDS.map((kind) => (
          <li key={kind}>
            <Tick /> {kinds(kind)}
          </li>
        ))}
      </ul>
      <p className="blank">{t("paragraph")}</p>
      <h2>{t("text")}</h2>
      <Lines count={TEXT_LINES} />
      <h2>{t("proposed")}</h2>
      <Lines count={PROPOSED_LINES} />
      <h2>{t("person")}</h2>
      <div className="person">
        {(["name", "organisation", "district", "email"] as const).map((field) => (
          <p className="blank" key={field}>
            {t(field)}
          </p>
        ))}
      </div>
      <p className="muted">{t("noNumber")}</p>
      <p className="tick-line">
        <Tick /> <span>{form("showName")}</span>
      </p>
      <p className="tick-line">
        <Tick /> <span>{form("consent")}</span>
      </p>
      <Postal contacts={sheet.contacts} />
    </article>
  );
}

function SheetHead({ sheet: { title, section, code, address, qr, window } }: { sheet: Sheet }) {
  const t = useTranslations("sheet");
  const instantText = useInstantText();
  return (
    <header>
      <div>
        <h1>{t("title")}</h1>
        <p lang="vi">{title}</p>
        <p>
          {t("about")}: <strong lang={section === null ? undefined : "vi"}>{section ?? t("wholeDraft")}</strong>
        </p>
        <p>
          {t("code")}: <span className="section-code">{code}</span>
        </p>
        <p className="muted">{t("codeHint")}</p>
        <p>
          <strong>{t(takesComments(window) || window.phase === "upcoming" ? "deadline" : "closed", { instant: instantText(window.closesAt) })}</strong>
        </p>
        <p className="muted">
          {t("scan")} <span className="address">{address}</span>
        </p>
      </div>
      <QrCode code={qr} label={t("qr", { address })} />
    </header>
  );
}

/** Where a letter goes; nothing else is of use on paper. */
function Postal({ contacts }: { contacts: Sheet["contacts"] }) {
  const t = useTranslations("sheet");
  const postal = contacts.filter(({ address }) => address !== null);
  if (postal.length === 0) return <p>{t("noAddress")}</p>;
  return (
    <footer>
      <h2>{t("sendTo")}</h2>
      <ul>
        {postal.map(({ label, address }) => (
          <li key={address} lang="vi">
            {label && <strong>{label}</strong>} {address}
          </li>
        ))}
      </ul>
    </footer>
  );
}

const Tick = () => <span className="tick" aria-hidden="true" />;

function Lines({ count }: { count: number }) {
  return (
    <div className="lines" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} />
      ))}
    </div>
  );
}
