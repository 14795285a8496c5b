export const common = {
  portal: "Cổng góp ý",
  instant: "{hour}:{minute} on {day}",
  /** Leads from a page to the same page in this language, and is written in it. */
  inThisLanguage: "English",
  skipToContent: "Skip to content",
  staffArea: "For staff",
  portalPages: "Pages of the portal",
  outline: "Contents",
  search: "Search",
  lookUp: "Look up",
  rules: "Moderation rules",
  privacy: "Protection of personal data",
  openData: "Open data",
  backHome: "Back to the front page",
  failure: {
    foreignOrigin: "This request did not come from a page of the portal. Please open the page again, then send.",
    notAForm: "The portal only takes what is sent from the forms on its own pages.",
    bodyTooLarge:
      "What you sent is too large. Please press your browser’s back button: what you wrote is still on the page before this one.",
    notFound: "There is no such page.",
    notFoundHelp: "The address may have been mistyped. Please start from the front page.",
    broken: "Something has gone wrong on the portal. Please try again in a few minutes.",
    brokenHelp: "We have recorded the problem under reference number {reference}.",
    tooMany: "Too many visits have come from this network.",
    tooManyHelp: "Please wait a few minutes, then open the page again.",
    forbidden: "Your account has not been entrusted with this task.",
  },
};
