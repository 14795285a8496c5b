import type { Excerpt as Shown } from "./highlight";

/** A part of a text, with the words marked that were searched for. */
export function Excerpt({ excerpt: { pieces, before, after } }: { excerpt: Shown }) {
  return (
    <>
      {before && "… "}
      {pieces.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}
      {after && " …"}
    </>
  );
}
