import { useTranslations } from "use-intl/react";
import { ROLES, type Role } from "./roles";

/** Which work an account is trusted with. */
export function RoleChoice({ chosen, error }: { chosen: Role[]; error?: string | undefined }) {
  const t = useTranslations("auth");
  return (
    <fieldset className="roles" aria-describedby={error ? "roles-error" : undefined}>
      <legend>{t("field.roles")}</legend>
      {error && (
        <p className="error" id="roles-error" role="alert">
          {error}
        </p>
      )}
      {ROLES.map((role) => (
        <label key={role} className="choice">
          <input type="checkbox" name="role" value={role} defaultChecked={chosen.includes(role)} />
          <span>
            {t(`role.${role}`)} <span className="muted">{t(`roleHint.${role}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
