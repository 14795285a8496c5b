/** Words that say nothing of what a text is about. Accents tell them from others: "cho" is "for", "chợ" a market. */
const EMPTY = (
  "và là của cho các những một này đó khi thì mà ở tại từ đến với trong ngoài trên dưới về có không được bị phải nên sẽ đã " +
  "đang cũng để vì do như hay hoặc nếu tôi chúng ta xin cần thêm sửa rõ hơn"
).split(" ");
/** Pairs that every comment may have. */
const EMPTY_PAIRS = [
  "ý kiến", "kiến nghị", "đề nghị", "góp ý", "dự thảo", "báo cáo", "bổ sung", "đồng chí", "đồng ý", "ban soạn", "soạn thảo", "cảm ơn",
];

/** Characters of a text that are looked at. */
const LOOKED_AT = 1_000;
/** Terms of a text that count: those that tell it best from the others. */
const TERMS = 8;
/** A term in more than this share of the texts is the section's subject, not a group's. */
const COMMON = 0.3;
/** As many texts may always share one, if they are not all: in a short section that is a group. */
const FEW = 5;

export interface TermGroup {
  /** Indexes of the texts given. */
  members: number[];
  /** What they share, as most of them write it, the most telling first. */
  terms: string[];
}

const fold = (word: string) => word.toLowerCase().normalize("NFD").replace(/\p{M}+/gu, "").replaceAll("đ", "d");

const WRITTEN = { words: new Set(EMPTY), pairs: new Set(EMPTY_PAIRS) };
/** For texts written without accents. */
const BARE = { words: new Set(EMPTY.map(fold)), pairs: new Set(EMPTY_PAIRS.map(fold)) };

/** The terms of a text (two syllables that stand together), folded, with how often and how they are written. */
function termsOf(text: string): Map<string, { count: number; written: string }> {
  const terms = new Map<string, { count: number; written: string }>();
  const empty = !/[^\p{ASCII}]/u.test(text) ? BARE : WRITTEN;
  for (const phrase of text.slice(0, LOOKED_AT).split(/[^\p{L}\p{M}\p{N}\s]+/gu)) {
    const words = phrase.split(/\s+/u).filter(Boolean);
    for (let index = 1; index < words.length; index++) {
      const [first, second] = [words[index - 1]!, words[index]!];
      const pair = [first, second].map((word) => word.toLowerCase().normalize("NFC"));
      const written = pair.join(" ");
      if (empty.pairs.has(written) || pair.some((word) => empty.words.has(word) || word.length > 20)) continue;
      const key = fold(written);
      const known = terms.get(key);
      if (known) known.count++;
      else terms.set(key, { count: 1, written });
    }
  }
  return terms;
}

/**
 * Groups of texts that share rare terms (TF-IDF over the texts given), at most `limit`, the largest first; a text is in
 * one group or none. Costs about as much as reading the texts once.
 */
export function groupBySharedTerms(texts: readonly string[], limit: number): TermGroup[] {
  const all = texts.map(termsOf);
  const frequency = new Map<string, number>();
  for (const terms of all) for (const key of terms.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  const tooCommon = Math.max(Math.min(FEW, texts.length - 1), texts.length * COMMON);
  const weigh = (key: string, count: number) => (1 + Math.log(count)) * Math.log(1 + texts.length / frequency.get(key)!);
  const holders = new Map<string, { score: number; members: number[] }>();
  for (const [index, terms] of all.entries()) {
    const best = [...terms]
      .filter(([key]) => frequency.get(key)! >= 2 && frequency.get(key)! <= tooCommon)
      .map(([key, { count }]) => ({ key, weight: weigh(key, count) }))
      .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
      .slice(0, TERMS);
    for (const { key, weight } of best) {
      const holder = holders.get(key) ?? { score: 0, members: [] };
      holder.score += weight;
      holder.members.push(index);
      holders.set(key, holder);
    }
  }
  const taken = new Set<number>();
  const groups: TermGroup[] = [];
  for (const [key, holder] of [...holders].sort(([a, x], [b, y]) => y.score - x.score || (a < b ? -1 : 1))) {
    const members = holder.members.filter((index) => !taken.has(index));
    if (members.length < 2) continue;
    members.forEach((index) => taken.add(index));
    groups.push({ members, terms: sharedBy(members, all, key, (term) => frequency.get(term)! > tooCommon) });
    if (groups.length === limit) break;
  }
  return groups.sort((a, b) => b.members.length - a.members.length || a.members[0]! - b.members[0]!);
}

/** The term that made a group and up to two more that most of it has, as they are written most often. */
function sharedBy(members: number[], all: ReturnType<typeof termsOf>[], leading: string, isCommon: (term: string) => boolean): string[] {
  const held = new Map<string, number>();
  for (const index of members) for (const key of all[index]!.keys()) held.set(key, (held.get(key) ?? 0) + 1);
  const others = [...held]
    .filter(([key, count]) => key !== leading && !isCommon(key) && count >= 2 && count >= members.length * 0.6)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 2);
  return [leading, ...others.map(([key]) => key)].map((key) => {
    const written = new Map<string, number>();
    for (const index of members) {
      const form = all[index]!.get(key)?.written;
      if (form) written.set(form, (written.get(form) ?? 0) + 1);
    }
    return [...written].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]![0];
  });
}
