import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { NumberCharts } from "~/synthesis/NumberCharts";
import { readNumbers } from "~/synthesis/keep-numbers.server";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { useLookAgain } from "~/ui/use-look-again";
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
  const { registers, register, once, numbers, counting } = useLoaderData<typeof loader>();
  useLookAgain(counting, LOOK_AGAIN);
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
      <ConsultationTabs consultations={registers} current={register.slug} to={(slug) => `?${query(slug, once)}`} />
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
