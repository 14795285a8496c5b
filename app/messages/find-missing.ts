import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  parse,
  type MessageFormatElement,
} from "@formatjs/icu-messageformat-parser";

export interface Tree {
  readonly [key: string]: string | Tree;
}

interface Text {
  /** Its arguments, sorted and as they are shown; null where the text itself is wrong. */
  takes: string | null;
  /** What is wrong with the text itself. */
  wrong: string | null;
}

/**
 * What the languages lack beside the first, and texts that are empty or no ICU messages: one line each, none when all
 * is well. A select must have the same options in every language; a plural need not.
 */
export function findMissing(languages: Record<string, Tree>): string[] {
  const read = Object.entries(languages).map(([name, tree]) => ({ name, texts: new Map(textsOf(tree)) }));
  const source = read[0];
  return read.flatMap((language) => {
    const { name, texts } = language;
    const own = [...texts].flatMap(([key, { wrong }]) => (wrong === null ? [] : [`${key} ${wrong}`]));
    const beside = source && language !== source ? [...compare(source, texts)] : [];
    return [...own, ...beside].map((finding) => `${name}: ${finding}`);
  });
}

function* compare(source: { name: string; texts: Map<string, Text> }, texts: Map<string, Text>): Generator<string> {
  for (const [key, { takes }] of source.texts) {
    const text = texts.get(key);
    if (!text) yield `${key} is missing`;
    else if (takes !== null && text.takes !== null && text.takes !== takes) {
      yield `${key} takes ${text.takes || "no argument"}, ${source.name} takes ${takes || "none"}`;
    }
  }
  for (const key of texts.keys()) if (!source.texts.has(key)) yield `${key} is not in ${source.name}`;
}

function* textsOf(tree: Tree, above = ""): Generator<[key: string, text: Text]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") yield [above + key, readText(value)];
    else yield* textsOf(value, `${above}${key}.`);
  }
}

function readText(text: string): Text {
  if (text.trim() === "") return { takes: null, wrong: "is empty" };
  try {
    return { takes: argumentsOf(parse(text)), wrong: null };
  } catch (error) {
    return { takes: null, wrong: `is no ICU message: ${(error as Error).message}` };
  }
}

/** "{count} {state: closed, open, other} <link>" */
function argumentsOf(elements: MessageFormatElement[]): string {
  const found = new Map<string, Set<string>>();
  collect(elements, found);
  const shown = [...found].map(([name, options]) =>
    options.size === 0 ? name : name.replace("}", `: ${[...options].sort().join(", ")}}`),
  );
  return shown.sort().join(" ");
}

/** Adds every argument and tag, with the options of those that are selects. */
function collect(elements: MessageFormatElement[], found: Map<string, Set<string>>): void {
  for (const element of elements) {
    if (isLiteralElement(element) || isPoundElement(element)) continue;
    const name = isTagElement(element) ? `<${element.value}>` : `{${element.value}}`;
    const options = found.get(name) ?? new Set();
    found.set(name, options);
    if (isTagElement(element)) collect(element.children, found);
    if (!isSelectElement(element) && !isPluralElement(element)) continue;
    for (const [option, { value }] of Object.entries(element.options)) {
      if (isSelectElement(element)) options.add(option);
      collect(value, found);
    }
  }
}
