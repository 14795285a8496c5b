/** A collection of comments, built on the device and sent together. */
export const collection = {
  title: "Your collection of comments",
  intro:
    "The comments below are on this device and have not been sent yet. Look them over, fill in your details once, then send them all.",
  needsScript:
    "The collection needs a browser with JavaScript switched on. Without it, you can still send comments one by one in each section of the draft.",
  backToDraft: "Go on reading the draft",
  person: "About you, once for the whole collection",
  send: "Send the whole collection",
  refusedPart: "Comment {number, number} in the collection needs to be corrected or taken out: {message}",
};
