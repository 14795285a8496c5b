import type { Same } from "../same";
import type { numbers as source } from "~/messages/vi/numbers";

export const numbers: Same<typeof source> = {
  title: "Numbers",
  intro: "Every comment received on any channel, unpublished ones too: those are counted and never shown. No picture combines the place people live in with anything else, so no number points to one person.",
  staffIntro: "Every comment of the register, whatever moderation decided. Citizens see the same numbers on the public page.",
  public: "The public page of numbers",
  link: "Numbers",
  json: "These numbers as JSON",
  totalComments: "comments",
  totalTexts: "different texts",
  countedAt: "Counted at {at}; counted anew once a minute at most.",
  countingAgain: "Being counted anew.",
  counting: "The comments are being counted. A large register takes a few minutes; the page shows the result when it is there.",
  reload: "Look again now",
  switch: {
    label: "Way of counting",
    all: "Count every comment",
    once: "Count each text once",
    allHelp: "The light bar is the number of comments, the dark one the number of different texts among them.",
    onceHelp: "Comments that say nearly the same count as one text. A text may stand in several rows, so that rows may add up to more than the total.",
  },
  file: { svg: "Download picture (SVG)", csv: "Download table (CSV)" },
  onceFile: "texts",
  chart: {
    "phan-muc": "By section of the draft",
    doan: "The paragraphs most commented on",
    "loai-y-kien": "By kind of comment",
    "noi-o": "By place of residence",
    kenh: "By channel",
    ngay: "By day of receipt",
    "tinh-trang": "By state",
  },
  outside: "The draft as a whole",
  noDistrict: "No place given",
  paragraph: "{trail}, paragraph {number, number}: “{words}”",
};
