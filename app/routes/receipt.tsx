import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { translator } from "~/messages";
import { readErasure } from "~/retention/read-erasure.server";
import { answersOfReceipt } from "~/synthesis/answers-of-receipt.server";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { loadReceiptOrLetter, secretHeaders } from "./load-receipt.server";
import { ReceiptFailure } from "./ReceiptFailure";
import { ReceiptView } from "./ReceiptView";
import { ErasureLine } from "~/retention/ErasureLine";
import { ReceivedLetter } from "~/comments/ReceivedLetter";
import "~/synthesis/results.css";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { receipt, letter } = await loadReceiptOrLetter(context, params.code);
  const erasure = await readErasure(context.db.prisma, (receipt ?? letter).receiptCode);
  if (!receipt) return { receipt: null, letter, erasure };
  const search = new URL(request.url).searchParams;
  const arrival = search.has("moi") ? ("new" as const) : search.has("lap-lai") ? ("repeated" as const) : null;
  const [revised, withdrawn, asked] = [Number(search.get("da-sua")), Number(search.get("da-rut")), Number(search.get("da-de-nghi"))];
  // The address alone proves nothing: it may have been kept, and opened later.
  const isDone = (part: number, what: "revised" | "withdrawn") =>
    receipt.parts.some((each) => each.part === part && (each.state === "withdrawn") === (what === "withdrawn"));
  const done = isDone(revised, "revised")
    ? { what: "revised" as const, part: revised }
    : isDone(withdrawn, "withdrawn")
      ? { what: "withdrawn" as const, part: withdrawn }
      : receipt.parts.some(({ part, secondLook }) => part === asked && secondLook && !secondLook.answeredAt)
        ? { what: "asked" as const, part: asked }
        : null;
  const answers = await answersOfReceipt(context.db.prisma, receipt.receiptCode);
  return { receipt, letter: null, erasure, answers, arrival, done };
}

export const headers = secretHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: found, matches }) => {
  const t = translator("receipt", localeOf(matches));
  const title = found ? t("title", { code: (found.receipt ?? found.letter).receiptCode }) : t("lookUp.refused");
  return [{ title: `${title} — ${translator("common", localeOf(matches))("portal")}` }, { name: "robots", content: "noindex" }];
};

export default function ReceiptPage() {
  const found = useLoaderData<typeof loader>();
  const { receiptCode } = found.receipt ?? found.letter;
  return (
    <ReadingFrame>
      {found.receipt ? <ReceiptView {...found} /> : <ReceivedLetter letter={found.letter} />}
      <div className="front-page receipt">
        <ErasureLine receiptCode={receiptCode} erasure={found.erasure} />
      </div>
    </ReadingFrame>
  );
}

export const ErrorBoundary = ReceiptFailure;
