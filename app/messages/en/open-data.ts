/** The page that explains the open data. */
export const openData = {
  title: "Open data",
  intro:
    "The draft, the published comments, the numbers and the moderation log can be read by machines, so that journalists, researchers and everyone else can check and use them. No registration is needed.",
  what: "What there is",
  consultations: "Consultations",
  outline: "Contents of the draft",
  comments: "Published comments",
  numbers: "Numbers by channel, by kind and by section",
  log: "Moderation log",
  json: "JSON",
  csv: "CSV",
  ofConsultation: "Consultation “{title}”",
  opened: "Opened on {day}",
  how: "How to use it",
  formats:
    "Every address answers with JSON; add format=csv for a CSV table, which opens in Excel. A cell that a spreadsheet could take for a formula has an apostrophe before it.",
  pages:
    "Long lists come in pages: the value next of one page is the parameter after of the following one. A page has 20 entries, at most 100 with the parameter limit.",
  changes: "Every answer has an ETag; send it back in If-None-Match so that unchanged data is not loaded again.",
  limits: "Reading from one network is limited ({points, number} requests in {minutes, number} minutes).",
  description: "Full description for programmers (OpenAPI 3.1)",
  privacy: "Nothing private",
  privacyText:
    "Open data has only what the public pages have. Names and organisations are there only where contributors agreed; there is no e-mail address, no receipt code and no word of an unpublished comment. A comment that is withdrawn or no longer published leaves the open data at once; please delete it from your copies too.",
};
