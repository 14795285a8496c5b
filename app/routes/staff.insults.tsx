import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { recordAct } from "~/auth/record-act.server";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { addInsultWord, listInsultWords, removeInsultWord } from "~/moderation/change-insult-words.server";
import "~/ui/insults.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "administrator");
  return { words: await listInsultWords(context.db.prisma) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "administrator");
  const form = await request.formData();
  const word = String(form.get("word") ?? "");
  const removing = form.get("intent") === "remove";
  return context.db.prisma.$transaction(async (tx) => {
    const result = removing
      ? { ok: true as const, word: (await removeInsultWord(tx, { word }))?.word ?? null }
      : await addInsultWord(tx, { word, staffId: staff.id }, context.requestedAt);
    if (!result.ok) return data({ ...result, removing }, { status: 422 });
    if (result.word !== null) {
      await recordAct(tx, { type: "moderation.insult-words-changed", staffId: staff.id, data: { [removing ? "removed" : "added"]: result.word } }, context.requestedAt);
    }
    return data({ ...result, removing });
  });
}

export const meta: MetaFunction = () => [{ title: `${translator("flags")("list.title")} — ${translator("common")("portal")}` }];

export default function InsultWords() {
  const t = useTranslations("flags.list");
  const { words } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const error = result && !result.ok ? t(`error.${result.reason}`) : null;
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <p className="muted">
        {t("intro")} {t("from")}
      </p>
      {result?.ok && result.word !== null && (
        <p className="staff-notice" role="status">
          {t(result.removing ? "removed" : "added", { word: result.word })}
        </p>
      )}
      <Form method="post" className="staff-form" key={words.length}>
        <label htmlFor="word">{t("word")}</label>
        <input id="word" name="word" maxLength={80} autoComplete="off" required aria-invalid={error ? true : undefined} aria-describedby={error ? "word-error" : undefined} />
        {error && (
          <p id="word-error" className="error" role="alert">
            {error}
          </p>
        )}
        <button type="submit">{t("add")}</button>
      </Form>
      <h2>{t("count", { count: words.length })}</h2>
      {words.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul className="insult-words">
          {words.map((word) => (
            <li key={word}>
              <span>{word}</span>
              <Form method="post">
                <input type="hidden" name="word" value={word} />
                <button type="submit" name="intent" value="remove" className="quiet" aria-label={t("removeNamed", { word })}>
                  {t("remove")}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
