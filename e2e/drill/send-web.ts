import { randomUUID } from "node:crypto";
import { writeText } from "./texts";

/**
 * Sends comments through the public form, each from a network of its own; every twentieth form is sent twice, as an
 * impatient finger does. Gives the receipt codes.
 */
export async function sendByWeb(page: string, count: number, clients: number): Promise<string[]> {
  const codes: string[] = [];
  let next = 0;
  const send = async (number: number, form: URLSearchParams) => {
    const network = `10.${(number >> 8) & 255}.${number & 255}.1`;
    const response = await fetch(page, {
      method: "POST",
      redirect: "manual",
      headers: { origin: new URL(page).origin, "x-forwarded-for": network, "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
    });
    const code = /\/tra-cuu\/([^?]+)/.exec(response.headers.get("location") ?? "")?.[1];
    if (!code) throw new Error(`A comment was not taken (${response.status}).`);
    return code;
  };
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) {
        const number = next++;
        const form = new URLSearchParams({
          submissionKey: randomUUID(), paragraph: String(1 + (number % 4)), kind: ["amend", "add", "agree", "remove", "other"][number % 5]!,
          text: writeText(number), district: ["sin-ho", "muong-te", "than-uyen", ""][number % 4]!, consent: "on",
        });
        const tries = number % 20 === 0 ? [send(number, form), send(number, form)] : [send(number, form)];
        const [code, again] = await Promise.all(tries);
        if (again !== undefined && again !== code) throw new Error("A form sent twice became two comments.");
        codes.push(code!);
      }
    }),
  );
  return codes;
}
