import { CHANNELS } from "~/comments/channels";
import { DISTRICTS, type District } from "~/comments/districts";
import { KINDS, type Kind } from "~/comments/kinds";
import type { Channel } from "~/platform/generated/prisma/enums";
import { isId } from "./cursor";
import { STATES, type State } from "./states";

export const DESK = "/can-bo/kiem-duyet";
/** Where the desk's forms go that decide on no single comment. */
export const DESK_ACTS = `${DESK}/viec`;
export const DESK_BATCH = `${DESK}/hang-loat`;
export const DESK_BLIND = `${DESK}/doi-chieu-mu`;

/** Flags a list can be narrowed to; "any" is all of them. */
export const DESK_FLAGS = ["any", "personal-data", "insult", "link", "all-capitals", "very-short", "wrong-section"] as const;
export const AGES = ["today", "day", "days"] as const;
/** What waits for more than a first decision: for the second of two moderators, or for a second look. */
export const WAITS = ["second", "look"] as const;

export type DeskFlag = (typeof DESK_FLAGS)[number];
export type Age = (typeof AGES)[number];
export type Wait = (typeof WAITS)[number];

/** Characters of free text that are used. */
const WORDS_MAX = 100;

/** What the desk shows; all of it stands in its address. */
export interface DeskAddress {
  /** Address of the consultation; null for the latest. */
  slug: string | null;
  sectionPath: string | null;
  kind: Kind | null;
  channel: Channel | null;
  district: District | null;
  age: Age | null;
  flag: DeskFlag | null;
  groupId: string | null;
  words: string | null;
  waits: Wait | null;
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

export const CHANNEL_WORDS: Record<Channel, string> = { web: "web", email: "thu-dien-tu", post: "buu-dien", meeting: "hoi-nghi", import: "tep" };
export const AGE_WORDS: Record<Age, string> = { today: "hom-nay", day: "qua-1-ngay", days: "qua-3-ngay" };
export const WAIT_WORDS: Record<Wait, string> = { second: "hai-nguoi", look: "xem-lai" };
export const FLAG_WORDS: Record<DeskFlag, string> = {
  any: "bat-ky",
  "personal-data": "thong-tin-rieng",
  insult: "xuc-pham",
  link: "lien-ket",
  "all-capitals": "chu-hoa",
  "very-short": "rat-ngan",
  "wrong-section": "nham-muc",
};

export function readDeskAddress(search: URLSearchParams): DeskAddress {
  const id = (name: string) => {
    const value = search.get(name);
    return isId(value) ? value : null;
  };
  const one = <T extends string>(all: readonly T[], words: Record<T, string>, name: string) =>
    all.find((each) => words[each] === search.get(name)) ?? null;
  return {
    slug: search.get("dot") || null,
    sectionPath: search.get("muc") || null,
    kind: one(KINDS, KIND_WORDS, "loai"),
    channel: one(CHANNELS, CHANNEL_WORDS, "kenh"),
    district: DISTRICTS.find((district) => district === search.get("huyen")) ?? null,
    age: one(AGES, AGE_WORDS, "tuoi"),
    flag: one(DESK_FLAGS, FLAG_WORDS, "co"),
    groupId: id("nhom"),
    words: search.get("tim")?.normalize("NFC").trim().slice(0, WORDS_MAX) || null,
    waits: one(WAITS, WAIT_WORDS, "viec"),
    state: one(STATES, STATE_WORDS, "trang-thai") ?? "pending",
    after: search.get("sau") || null,
    commentId: id("y-kien"),
  };
}

/** The query of a list's address, without the open comment and the page: what a saved filter keeps. */
export function deskQuery(address: DeskAddress): string {
  return searchOf({ ...address, after: null, commentId: null }).toString();
}

export function deskPath(address: DeskAddress): string {
  const search = searchOf(address);
  return search.size > 0 ? `${DESK}?${search}` : DESK;
}

function searchOf(address: DeskAddress): URLSearchParams {
  const { slug, sectionPath, kind, channel, district, age, flag, groupId, words, waits, state, after, commentId } = address;
  const search = new URLSearchParams();
  const set = (name: string, value: string | null | false) => value && search.set(name, value);
  set("dot", slug);
  set("muc", sectionPath);
  set("loai", kind && KIND_WORDS[kind]);
  set("kenh", channel && CHANNEL_WORDS[channel]);
  set("huyen", district);
  set("tuoi", age && AGE_WORDS[age]);
  set("co", flag && FLAG_WORDS[flag]);
  set("nhom", groupId);
  set("tim", words);
  set("viec", waits && WAIT_WORDS[waits]);
  set("trang-thai", state !== "pending" && STATE_WORDS[state]);
  set("sau", after);
  set("y-kien", commentId);
  return search;
}

/** Whether two addresses show the same page of the same list, whichever comment is open. */
export function sameList(one: URLSearchParams, other: URLSearchParams): boolean {
  const list = (search: URLSearchParams) => deskPath({ ...readDeskAddress(search), commentId: null });
  return list(one) === list(other);
}
