/** Elements whose content nobody reads. */
const HIDDEN = new Set(["script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "xml"]);
/** Elements that begin and end a line; of a paragraph, with an empty one between. */
const LINES = new Set(["address", "article", "blockquote", "dd", "div", "dl", "dt", "footer", "form", "header", "hr", "li", "ol", "pre", "section", "table", "tr", "ul"]);
const PARAGRAPHS = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "p"]);

/** Names of U+00A0 to U+00FF in order. */
const LATIN1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
const NAMED = new Map<string, string>([
  ...LATIN1.split(" ").map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...Object.entries({
    amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”",
    bull: "•", hellip: "…", euro: "€", trade: "™", ensp: " ", emsp: " ", thinsp: " ", zwnj: "", zwj: "", Abreve: "Ă", abreve: "ă",
    Dstrok: "Đ", dstrok: "đ", Itilde: "Ĩ", itilde: "ĩ", Utilde: "Ũ", utilde: "ũ",
  }),
]);

/**
 * The words of an HTML mail, as plain text: nothing is fetched, followed or run, links and pictures leave their words
 * only. One pass over the characters, whatever they are and however deep they nest.
 */
export function htmlToText(html: string): string {
  const said: string[] = [];
  // The last character of what was said; looking it up in a text that grows would read all of it each time.
  let last = "";
  let pending = "";
  let hidden: string | null = null;
  const say = (characters: string) => {
    if (characters.trim() === "") {
      if (characters !== "" && last !== "" && pending === "" && !/\s/.test(last)) pending = " ";
      return;
    }
    if (pending === "" && /^\s/.test(characters) && last !== "") pending = " ";
    const words = characters.trim().replace(/[ \t\r\n\f]+/g, " ");
    said.push(last === "" ? "" : pending, words);
    last = words.at(-1)!;
    pending = /\s/.test(characters.at(-1)!) ? " " : "";
  };
  const breakLine = (lines: string) => {
    if (lines.length > pending.replaceAll(" ", "").length) pending = lines;
  };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    const end = open < 0 ? html.length : open;
    if (hidden === null && end > at) say(decodeEntities(html.slice(at, end)));
    if (open < 0) break;
    if (html.startsWith("<!--", open)) {
      const close = html.indexOf("-->", open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const [name = ""] = /^[a-z][a-z0-9]*/i.exec(html.slice(open + 1, open + 20).replace(/^\//, "")) ?? [];
    if (name === "" && !/^[!?/]/.test(html.slice(open + 1, open + 2))) {
      // A "<" of a text that was never escaped.
      if (hidden === null) say("<");
      at = open + 1;
      continue;
    }
    const close = html.indexOf(">", open);
    at = close < 0 ? html.length : close + 1;
    const tag = name.toLowerCase();
    const closing = html[open + 1] === "/";
    if (hidden !== null) {
      if (closing && tag === hidden) hidden = null;
    } else if (HIDDEN.has(tag) && !closing && html[close - 1] !== "/") hidden = tag;
    else if (tag === "br") pending = pending.startsWith("\n") ? "\n\n" : "\n";
    else if (PARAGRAPHS.has(tag)) breakLine("\n\n");
    else if (LINES.has(tag)) breakLine("\n");
    else if (tag === "td" || tag === "th") breakLine(pending === "" ? " " : pending);
  }
  return said.join("").replaceAll("\u00a0", " ").replace(/\n{3,}/g, "\n\n");
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([A-Za-z0-9]{2,8}));?/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED.get(name) ?? whole;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
