/** Why a comment is marked, in words; the list of insulting words. */
export const flags = {
  kind: {
    phone: "Looks like a telephone number: {words}",
    "citizen-id": "Looks like a citizen's identity number (12 digits that begin with a province's code): {words}",
    "identity-card": "Looks like the number of an identity card: {words}",
    passport: "Looks like the number of a passport: {words}",
    "bank-account": "Looks like a bank account: {words}",
    email: "Looks like an e-mail address: {words}",
    address: "Looks like somebody's home address: {words}",
  },
  insult: "Has a word of the list of insulting words: {words}",
  link: "Has a link: {words}",
  allCapitals: "Nearly all of it is in capitals",
  veryShort: "Fewer than three words, and no wording proposed",
  wrongSection: "More like the section “{section}”: both speak of {terms}",
  wrongSectionUnknown: "More like another section: both speak of {terms}",
  inProposed: "{why} (in the wording proposed)",
  list: {
    title: "Insulting words",
    intro:
      "Comments with these words are marked for moderators to look at; none is hidden or refused. Write them with their marks: harmless words differ by nothing else. A word that is harmless in many sentences should be entered as part of a phrase.",
    from: "A change holds for comments that arrive or are edited from now on.",
    word: "Word or phrase",
    add: "Add",
    remove: "Remove",
    removeNamed: "Remove “{word}”",
    count: "{count, plural, one {# word or phrase} other {# words and phrases}}",
    none: "The list is empty.",
    added: "“{word}” was added.",
    removed: "“{word}” was removed.",
    error: {
      empty: "Please enter a word or a phrase.",
      long: "Please enter a shorter phrase (60 characters at most).",
      known: "The word is in the list already.",
    },
  },
} as const;
