import { data, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { DeliveryReceipt, type Checked } from "~/exports/delivery/DeliveryReceipt";
import { checkHash, confirmReceipt, readReceipt } from "~/exports/delivery/read-receipt.server";
import { translator } from "~/messages";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { secretHeaders } from "./load-receipt.server";
import "~/exports/delivery/delivery.css";

/** Looking changes nothing: a mail scanner that follows the link confirms nothing. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const receipt = await load(context, params.token);
  if (!receipt) return data({ receipt }, { status: 404 });
  const { transmissionId: _, ...shown } = receipt;
  return { receipt: shown };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const receipt = await load(context, params.token);
  if (!receipt) throw data(null, { status: 404 });
  const form = await request.formData();
  if (form.get("intent") === "confirm") {
    await confirmReceipt(context.db.prisma, params.token!, context.requestedAt);
    return redirect(`/nhan/${params.token}`, 303);
  }
  const answer = (checked: Checked, status = 200) => data(checked, { status });
  // What came too often was not read at all, this field neither.
  if (form.get("intent") !== "check") return answer({ outcome: "tooOften" }, 429);
  const upload = context.uploads[0];
  if (upload?.tooLarge) return answer({ outcome: "tooLarge" }, 422);
  const pasted = form.get("sha256");
  const sha256 = upload && upload.bytes > 0 ? upload.sha256 : typeof pasted === "string" ? pasted.slice(0, 500) : "";
  if (sha256.trim() === "") return answer({ outcome: "nothing" }, 422);
  const found = checkHash(receipt, sha256);
  if (found.ok) return answer({ outcome: "match", name: found.name, sha256 });
  return found.reason === "no-match" ? answer({ outcome: "noMatch", sha256 }) : answer({ outcome: "notHash" }, 422);
}

async function load({ db, networkAddress, rateLimit, requestedAt }: AppLoadContext, token = "") {
  const limit = await rateLimit.consume("lookUp", networkAddress);
  if (!limit.ok) throw data(null, { status: 429 });
  return readReceipt(db.prisma, token, requestedAt);
}

export const headers = secretHeaders;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("delivery.receipt", localeOf(matches))("title")} — ${translator("common", localeOf(matches))("portal")}` },
  { name: "robots", content: "noindex" },
];

export default function DeliveryReceiptPage() {
  const t = useTranslations("delivery.receipt");
  const { receipt } = useLoaderData<typeof loader>();
  const checked = useActionData<typeof action>();
  return (
    <ReadingFrame>
      <div className="front-page delivery-receipt">
        {receipt ? (
          <DeliveryReceipt receipt={receipt} checked={checked ?? null} />
        ) : (
          <>
            <h1>{t("unknown")}</h1>
            <p>{t("unknownHelp")}</p>
          </>
        )}
      </div>
    </ReadingFrame>
  );
}
