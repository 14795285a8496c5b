/** The comment form. */
export const form = {
  title: {
    section: "Comment on this section",
    paragraph: "Comment on paragraph {number, number}",
    draft: "Comment on the whole draft",
  },
  kind: "What kind of comment is yours?",
  text: "Your comment",
  textHint: "At most 20,000 characters.",
  proposed: "The wording you propose (optional)",
  proposedHint: "Rewrite the passage as you would like it.",
  proposedOwn: "Change the wording of the paragraph itself (optional)",
  proposedOwnHint:
    "This is paragraph {number, number} word for word. Change any words, and the portal will show what is taken out and what is added.",
  quote: "About these words of the paragraph:",
  trap: "Please leave this box empty",
  working: "Checking that this is not sent by a machine…",
  workDone: "The check is done. Please press “Send comment”.",
  more: {
    proposed: "Propose exact wording",
    person: "About you (optional)",
  },
  personHint: "You can send your comment without filling this in.",
  name: "Full name",
  organisation: "Organisation",
  email: "Email",
  emailHint: "Used only to tell you the receipt code and the outcome; never published.",
  district: "Where you live",
  districtNone: "Not stated",
  showName: "My name and organisation may be shown beside my comment when it is published",
  consent:
    "I agree that the provincial Party committee’s Propaganda and Education Commission (Ban Tuyên giáo) may keep and process this comment and the details I have given.",
  consentMore: "Read how personal data are protected",
  send: "Send comment",
  sending: "Sending…",
  review: {
    title: "Check before you send",
    intro: "Your comment has not been sent yet. Please read it through, then press “Send comment”.",
    kind: "Kind of comment",
    edit: "Change it",
    empty: "(left empty)",
    yes: "yes",
    no: "no",
  },
  error: {
    title: "Not sent yet. Please correct the following:",
    kindMissing: "Choose the kind of comment.",
    textMissing: "Write your comment.",
    textTooLong: "The comment is longer than 20,000 characters. Please shorten it or split it into several comments.",
    proposedTooLong: "The proposed wording is longer than 20,000 characters. Please shorten it.",
    nameTooLong: "The name is longer than 200 characters.",
    organisationTooLong: "The name of the organisation is longer than 200 characters.",
    emailWrong: "This email address is not right. An example: name@gmail.com. You may leave it empty.",
    districtWrong: "Choose where you live from the list, or leave it at “Not stated”.",
    partsWrong: "The collection arrived damaged. Please open this page again, then send.",
    partsNone: "The collection is empty.",
    partsTooMany: "At most 50 comments can be sent at a time. Please take some out, send, then send the rest.",
    consentMissing: "Tick the box to agree, so that we are allowed to keep your comment.",
  },
  refusal: {
    title: "Your comment has not been recorded",
    closed:
      "The consultation closed at {instant}, so the portal takes no more comments. What you wrote is still below for you to copy.",
    "not-open-yet":
      "The consultation has not opened yet; please send your comment from {instant}. What you wrote is still below.",
    "no-such-place":
      "This section or paragraph is no longer in the draft. What you wrote is still below; please open the section you want to comment on, then send.",
    "key-used":
      "This page has already sent a comment (code {code}). What is below differs from it and has not been sent; press “Send comment” to send it as a new comment.",
    "too-many":
      "Too many comments have come from one network within a few minutes. Please wait {minutes, plural, one {# minute} other {# minutes}}, then press “Send comment” again; what you wrote is still below.",
    unavailable:
      "Something has gone wrong on the portal, so your comment could not be recorded. What you wrote is still below; please press “Send comment” again in a few minutes. Sending again does not count as a second comment. Reference number: {reference}.",
    "quote-gone":
      "The words you quoted no longer match this paragraph, so your comment has not been sent. What you wrote is still below; press “Send comment” to send it about the whole paragraph.",
    trap: "A hidden box on the page was filled in, most often by software that fills in forms. It has been emptied again; what you wrote is still below. Please press “Send comment” again.",
    prove:
      "Many comments are being sent from one network, so your device needs to do a short check (a few seconds). When it is done, press “Send comment” again. If your browser cannot do it, please wait {minutes, plural, one {# minute} other {# minutes}}, then send; what you wrote is still below.",
    otherWays: "Send it another way",
    keptText: "What you wrote",
  },
};
