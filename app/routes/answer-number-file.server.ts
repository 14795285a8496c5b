import { data, type AppLoadContext } from "@remix-run/node";
import { readNumbers } from "~/synthesis/keep-numbers.server";
import { numberFile, readFileName } from "~/synthesis/number-file.server";

/** Longest wait for a count, in milliseconds: whoever saves a file can wait, the connection cannot for ever. */
const PATIENCE = 60_000;

interface Asked {
  register: { id: string; slug: string };
  file: string | undefined;
  request: Request;
}

/** A picture of a register's numbers or its table, to be saved. @throws a 404 response for another name, 503 while counting */
export async function answerNumberFile({ db, requestedAt, locale }: AppLoadContext, { register, file, request }: Asked) {
  const name = readFileName(file ?? "");
  if (!name) throw data(null, { status: 404 });
  const { numbers } = await readNumbers(db, { consultationId: register.id, patience: PATIENCE }, requestedAt);
  if (!numbers) throw data(null, { status: 503, headers: { "Retry-After": "60" } });
  const once = new URL(request.url).searchParams.get("dem") === "van-ban";
  const { body, contentType, fileName } = numberFile(numbers, { ...name, slug: register.slug, once, locale });
  return {
    body,
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  };
}
