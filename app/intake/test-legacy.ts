import { TCVN3, VNI } from "./legacy-tables";

const tcvn3 = new Map([...TCVN3].map(([byte, letter]) => [letter, byte]));
const vni = new Map([...VNI].map(([written, letter]) => [letter, written]));
for (const [written, letter] of VNI) {
  // One way of writing each letter, capital mark after capital vowel.
  if (letter === letter.toUpperCase() && written === written.toUpperCase()) vni.set(letter, written);
  if (letter === letter.toLowerCase() && written === written.toLowerCase()) vni.set(letter, written);
}

/** Vietnamese as a Latin-1 reader sees it where it was typed for a TCVN3 font; toned capitals become small, as they do. */
export function asTcvn3(text: string): string {
  return [...text.normalize("NFC")].map((letter) => tcvn3.get(letter) ?? tcvn3.get(letter.toLowerCase()) ?? letter).join("");
}

/** The same for a VNI-Windows font. */
export function asVni(text: string): string {
  return [...text.normalize("NFC")].map((letter) => vni.get(letter) ?? letter).join("");
}
