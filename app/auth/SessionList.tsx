import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";

interface Props {
  sessions: { id: string; createdAt: Date; lastSeenAt: Date; device: string | null }[];
  /** The session that looks; null when they are another person's. */
  currentId: string | null;
}

/** Live sessions of an account, each with a button that ends it. Posts `intent` "end-session" or "end-sessions". */
export function SessionList({ sessions, currentId }: Props) {
  const t = useTranslations("staff.sessions");
  const endable = sessions.filter(({ id }) => id !== currentId);
  return (
    <section>
      <h2>{t("title")}</h2>
      {sessions.length === 0 && <p>{t("none")}</p>}
      <ul className="sessions">
        {sessions.map(({ id, createdAt, lastSeenAt, device }) => (
          <li key={id}>
            <span>
              {device && <>{device}. </>}
              {t("since")} {instantText(createdAt)}{" "}
              <span className="muted">{`${t("seen")} ${instantText(lastSeenAt)}`}</span>
            </span>
            {id === currentId ? (
              <strong>{t("current")}</strong>
            ) : (
              <Form method="post">
                <input type="hidden" name="session" value={id} />
                <button
                  type="submit"
                  name="intent"
                  value="end-session"
                  className="quiet"
                  aria-label={t("endLabel", { since: instantText(createdAt) })}
                >
                  {t("end")}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {endable.length > 1 && (
        <Form method="post">
          <button type="submit" name="intent" value="end-sessions" className="quiet">
            {t(currentId ? "endOthers" : "endAll")}
          </button>
        </Form>
      )}
    </section>
  );
}
