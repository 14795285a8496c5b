import { randomUUID } from "node:crypto";
import type { StaffClient } from "./staff-client";
import { writeText } from "./texts";

/** A white page of one pixel: a scan as far as the portal can tell. */
const PAGE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==", "base64");

/** Registers letters of one or two comments, each with its scan, by the form's own request. Gives how many comments it was. */
export async function sendLetters(clerk: StaffClient, slug: string, letters: number, today: string): Promise<number> {
  let comments = 0;
  for (let number = 0; number < letters; number++) {
    const form = new FormData();
    const parts = 1 + (number % 2);
    const fields = { submissionKey: randomUUID(), dot: slug, postmarkedOn: today, arrivedOn: today, name: `Người gửi ${number}`, district: "tam-duong" };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    for (let part = 0; part < parts; part++) {
      form.set(`place.${part}`, `${slug}/p2-b-ii`);
      form.set(`kind.${part}`, "add");
      form.set(`text.${part}`, writeText(100_000 + number * 2 + part));
      form.set(`proposed.${part}`, "");
    }
    form.set("pages", new Blob([PAGE], { type: "image/png" }), `thu-${number}.png`);
    const answer = await clerk.post(`/can-bo/tiep-nhan/thu-moi?dot=${slug}`, form);
    if (answer.status !== 303) throw new Error(`A letter was not registered (${answer.status}).`);
    comments += parts;
  }
  return comments;
}
