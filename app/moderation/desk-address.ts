import { KINDS, type Kind } from "~/comments/kinds";
import { isId } from "./cursor";
import { STATES, type State } from "./states";

export const DESK = "/can-bo/kiem-duyet";

/** What the desk shows; all of it stands in its address. */
export interface DeskAddress {
  /** Address of the consultation; null for the latest. */
  slug: string | null;
  sectionPath: string | null;
  kind: Kind | null;
  state: State;
  /** Mark of the page before. */
  after: string | null;
  commentId: string | null;
}

export const KIND_WORDS: Record<Kind, string> = {
  agree: "dong-y",
  amend: "sua",
  add: "bo-sung",
  remove: "bo",
  other: "khac",
};

export const STATE_WORDS: Record<State, string> = {
  pending: "cho",
  published: "cong-bo",
  withheld: "khong-cong-bo",
  withdrawn: "da-rut",
  merged: "da-gop",
};

export function readDeskAddress(search: URLSearchParams): DeskAddress {
  const commentId = search.get("y-kien");
  return {
    slug: search.get("dot") || null,
    sectionPath: search.get("muc") || null,
    kind: KINDS.find((kind) => KIND_WORDS[kind] === search.get("loai")) ?? null,
    state: STATES.find((state) => STATE_WORDS[state] === search.get("trang-thai")) ?? "pending",
    after: search.get("sau") || null,
    commentId: isId(commentId) ? commentId : null,
  };
}

export function deskPath({ slug, sectionPath, kind, state, after, commentId }: DeskAddress): string {
  const search = new URLSearchParams();
  if (slug) search.set("dot", slug);
  if (sectionPath) search.set("muc", sectionPath);
  if (kind) search.set("loai", KIND_WORDS[kind]);
  if (state !== "pending") search.set("trang-thai", STATE_WORDS[state]);
  if (after) search.set("sau", after);
  if (commentId) search.set("y-kien", commentId);
  return search.size > 0 ? `${DESK}?${search}` : DESK;
}

/** Whether two addresses show the same page of the same list, whichever comment is open. */
export function sameList(one: URLSearchParams, other: URLSearchParams): boolean {
  const list = (search: URLSearchParams) => deskPath({ ...readDeskAddress(search), commentId: null });
  return list(one) === list(other);
}
