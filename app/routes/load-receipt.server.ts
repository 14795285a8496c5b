import { data, type AppLoadContext } from "@remix-run/node";
import { findReceipt } from "~/comments/find-receipt.server";
import type { ReceiptLine } from "~/comments/lock-comment.server";
import { readReceiptCode } from "~/comments/receipt-code";
import { mailBase } from "~/mail/mail-base";
import type { MailSettings } from "~/comments/submit-collection.server";

/** A receipt by the code in an address. @throws a 404 response for none, 429 after too many tries. */
export async function loadReceipt(context: AppLoadContext, code: string | undefined) {
  const { receipt } = await loadReceiptOrLetter(context, code);
  if (!receipt) throw data(null, { status: 404 });
  return receipt;
}

/** A receipt, or the letter or mail from which its comments have not been entered. @throws as loadReceipt. */
export async function loadReceiptOrLetter({ db, networkAddress, rateLimit, requestedAt }: AppLoadContext, code: string | undefined) {
  const limit = await rateLimit.consume("lookUp", networkAddress);
  if (!limit.ok) throw data(null, { status: 429 });
  const found = await findReceipt(db.prisma, code ?? "", requestedAt);
  if (found.ok) return { receipt: found.receipt, letter: null };
  if (found.reason !== "not-entered") throw data(null, { status: 404 });
  return { receipt: null, letter: found.letter };
}

/** The line an address names. @throws a 404 response for what can be none. */
export function lineOf({ code, part }: { code?: string; part?: string }): ReceiptLine {
  const receiptCode = readReceiptCode(code ?? "");
  if (!receiptCode || !/^[1-9]\d{0,2}$/.test(part ?? "")) throw data(null, { status: 404 });
  return { receiptCode, part: Number(part) };
}

/** One line of it. @throws as loadReceipt, and 404 where the code has no such line. */
export async function loadReceiptLine(context: AppLoadContext, params: { code?: string; part?: string }) {
  const receipt = await loadReceipt(context, params.code);
  const part = receipt.parts.find((each) => String(each.part) === params.part);
  if (!part) throw data(null, { status: 404 });
  return { receipt, part };
}

/** For the mail that tells an author of a change. */
export function mailSettings({ env, origin, locale }: AppLoadContext): MailSettings {
  return { baseUrl: mailBase(env, origin), from: env.MAIL_FROM, locale };
}

/** A receipt is for the one who has the code: kept nowhere, found by no search engine. */
export const secretHeaders = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });
