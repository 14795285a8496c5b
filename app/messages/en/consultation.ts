/** The window of a consultation: its dates, extensions and other channels. */
export const consultation = {
  list: {
    title: "Consultations",
    intro: "Choose a consultation to read its draft and send your comments.",
    empty: "There is no consultation yet.",
  },
  about: "Public consultation",
  organiser: "Consultation held by: {organiser}",
  howItWorks:
    "Choose a section to read and comment on; you need no account and do not have to give your name. Every comment gets a receipt code by which it can be looked up. Every comment is delivered to the provincial Party committee’s Propaganda and Education Commission (Ban Tuyên giáo), withheld comments included.",
  onlyReading:
    "Choose a section to read the draft and the published comments. Every comment received is delivered to the provincial Party committee’s Propaganda and Education Commission (Ban Tuyên giáo), withheld comments included.",
  phase: {
    upcoming: "Not yet open for comments",
    open: "Open for comments",
    closing: "Closing soon",
    closed: "Closed for comments",
  },
  opensAt: "comments can be sent from {instant}",
  until: "until {instant}",
  endedAt: "the consultation ended at {instant}",
  remaining: {
    day: "{count, plural, one {# day left} other {# days left}}",
    hour: "{count, plural, one {# hour left} other {# hours left}}",
    minute: "{count, plural, =0 {less than 1 minute left} one {# minute left} other {# minutes left}}",
  },
  extension: {
    title: "Extensions",
    link: "Extended: see why",
    announced: "Deadline as first announced: {instant}.",
    row: "{day}: extended until {instant}. Reason: {reason}. Signed by: {signedBy}.",
  },
  contacts: {
    title: "Other ways to send a comment",
    email: "Email:",
    post: "Letters by post need no stamp. A letter counts by the date of its postmark.",
    none: "This consultation takes comments through the portal only.",
  },
  outline: {
    title: "Contents of the draft",
    published: "{count, plural, one {# comment} other {# comments}}",
    publishedTitle:
      "{count, plural, one {# published comment} other {# published comments}} on this section and its subsections",
    folded: "{count, plural, one {# subsection} other {# subsections}}",
    foldedIn: "{count, plural, one {# subsection} other {# subsections}} of {title}",
    empty: "This draft is not divided into sections.",
  },
  wholeDraft: "Comment on the whole draft",
  publishedOnDraft: "Published comments on the whole draft",
  readFromStart: "Read from the start",
  fullText: "Read the full text",
  fullTextTitle: "Full text of the draft",
  moderationLog: "Moderation log",
  front: "Opening of the draft",
};
