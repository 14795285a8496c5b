import { SaxesParser } from "saxes";

export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
}

/** The root of a part, as an XML parser reads it. @throws where it is not well-formed, or a prefix is nobody's */
export function readTree(xml: string): XmlNode {
  const root: XmlNode = { name: "", attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const node: XmlNode = { name, attributes: {}, children: [] };
    for (const [key, { value }] of Object.entries(attributes)) node.attributes[key] = value;
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (text) => open.at(-1)!.children.push(text));
  parser.write(xml).close();
  return root;
}
