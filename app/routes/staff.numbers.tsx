import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { NumberCharts } from "~/synthesis/NumberCharts";
import { readNumbers } from "~/synthesis/keep-numbers.server";
import { loadRegister } from "./load-register.server";

/** Milliseconds a page waits for a count before it says that one is under way, and between two looks at it. */
const PATIENCE = 1_000;
const LOOK_AGAIN = 2_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "moderator", "compiler");
  const { registers, register } = await loadRegister(request, context);
  const once = new URL(request.url).searchParams.get("dem") === "van-ban";
  if (!register) return { registers, register, once, numbers: null, counting: false };
  const counted = await readNumbers(context.db, { consultationId: register.id, patience: PATIENCE }, context.requestedAt);
  return { registers, register, once, ...counted };
}

export const meta: MetaFunction = () => [{ title: `${translator("numbers")("title")} — ${translator("common")("portal")}` }];

export default function StaffNumbers() {
  const t = useTranslations("numbers");
  const staff = useTranslations("staff.overview");
  const exports = useTranslations("exports.screen");
  const { registers, register, once, numbers, counting } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(revalidate, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [counting, revalidate]);
  if (!register) {
    return (
      <div className="staff-page">
        <h1>{t("title")}</h1>
        <p>{staff("none")}</p>
      </div>
    );
  }
  const query = (dot: string, each: boolean) => `dot=${dot}${each ? "&dem=van-ban" : ""}`;
  const address = (each: boolean) => `/can-bo/so-lieu?${query(register.slug, each)}`;
  return (
    <div className="staff-page wide">
      <h1>{t("title")}</h1>
      {registers.length > 1 && (
        <nav className="tabs" aria-label={exports("consultation")}>
          {registers.map(({ slug, title }) => (
            <a key={slug} href={`?${query(slug, once)}`} aria-current={slug === register.slug ? "page" : undefined}>
              {title}
            </a>
          ))}
        </nav>
      )}
      <p className="muted">{t("staffIntro")}</p>
      <p className="staff-actions">
        <a href={`/${register.slug}/so-lieu`}>{t("public")}</a>
      </p>
      {numbers ? (
        <NumberCharts
          numbers={numbers}
          once={once}
          counting={counting}
          addresses={{ all: address(false), once: address(true), file: (name) => `/can-bo/so-lieu/${name}?${query(register.slug, once)}` }}
        />
      ) : (
        <div role="status">
          <p>{t("counting")}</p>
          <p>
            <progress aria-label={t("counting")} />
          </p>
          <p className="staff-actions">
            <a href={address(once)}>{t("reload")}</a>
          </p>
        </div>
      )}
    </div>
  );
}
