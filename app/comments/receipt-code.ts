/**
 * Symbols of a receipt code: none looks like another (no 0/O, 1/I/L, 5/S, 8/B, 2/Z, U/V, Q, D/Đ) and their Vietnamese
 * names do not rhyme away over a telephone (no P beside T, no N beside M).
 */
const ALPHABET = "23456789ACEHKMRTXY";
const BASE = ALPHABET.length;
/** Random symbols before the check symbol: 14 of 18 are 58 bits. */
const LENGTH = 14;
const GROUP = 5;

/**
 * A new receipt code such as "7KM4T-92XAH-6RC8Y".
 * @param randomBytes gives that many unpredictable bytes.
 */
export function newReceiptCode(randomBytes: (count: number) => Uint8Array): string {
  const limit = 256 - (256 % BASE);
  let symbols = "";
  while (symbols.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      // A byte past the largest multiple of 18 would favour some symbols.
      if (byte < limit && symbols.length < LENGTH) symbols += ALPHABET[byte % BASE];
    }
  }
  return group(symbols + checkSymbol(symbols));
}

/** The code as printed, from what a person typed: any case, any spaces and dashes. Null if it cannot be a code. */
export function readReceiptCode(typed: string): string | null {
  const symbols = typed.normalize("NFKC").toUpperCase().replace(/[\s\-–—_.·]+/g, "");
  if (symbols.length !== LENGTH + 1 || [...symbols].some((symbol) => !ALPHABET.includes(symbol))) return null;
  return checkSymbol(symbols.slice(0, LENGTH)) === symbols[LENGTH] ? group(symbols) : null;
}

function group(symbols: string): string {
  return symbols.match(new RegExp(`.{${GROUP}}`, "g"))!.join("-");
}

/** Luhn's algorithm in base 18: finds every wrong symbol and nearly every swapped pair. */
function checkSymbol(symbols: string): string {
  let sum = 0;
  for (let index = 0; index < symbols.length; index++) {
    const value = ALPHABET.indexOf(symbols[symbols.length - 1 - index]!) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / BASE) + (value % BASE);
  }
  return ALPHABET[(BASE - (sum % BASE)) % BASE]!;
}
