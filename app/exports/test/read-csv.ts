/** A reader of RFC 4180, written from the standard and from nothing of ours: records of cells, quotes undone. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      let cell = "";
      if (text[at] === '"') {
        at += 1;
        for (;;) {
          const quote = text.indexOf('"', at);
          if (quote < 0) throw new Error("A quoted cell does not end.");
          cell += text.slice(at, quote);
          at = quote + 1;
          if (text[at] !== '"') break;
          cell += '"';
          at += 1;
        }
      } else {
        const end = /[,\r\n"]/g;
        end.lastIndex = at;
        const found = end.exec(text)?.index ?? text.length;
        cell = text.slice(at, found);
        at = found;
      }
      record.push(cell);
      if (text[at] !== ",") break;
      at += 1;
    }
    if (text.slice(at, at + 2) !== "\r\n") throw new Error(`A record does not end in CRLF at ${at}.`);
    at += 2;
    records.push(record);
  }
  return records;
}
