import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { AnswerView } from "./AnswerView";
import { actOnAnswer, loadAnswer } from "./load-answer.server";
import "~/synthesis/answers.css";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  return loadAnswer(request, context, { commentId: params.commentId ?? "" }, staff.id);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  return actOnAnswer(request, context, { commentId: params.commentId ?? "" }, staff.id);
}

/** After a refusal too: what another wrote meanwhile has to be seen. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction = () => [{ title: `${translator("answers")("title")} — ${translator("common")("portal")}` }];

export default function AnswerComment() {
  return <AnswerView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
