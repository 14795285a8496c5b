import { findPersonalData } from "./find-personal-data";

/** What of a comment is compared with others: its words without anybody's telephone, number or home. */
export function comparable(text: string): string {
  let rest = "";
  let at = 0;
  for (const { start, end } of findPersonalData(text)) {
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  return rest + text.slice(at);
}
