import type { Page } from "@playwright/test";
import { SAMPLE, TARGETS } from "./fixtures";
import { changed, quoteFields, type Content } from "./public-content";

/** A public page in one of its states, and how somebody comes to it. */
export interface PublicPage {
  name: string;
  path: string;
  /** Sent to that address: the page is the answer. */
  form?: Record<string, string>;
  /** Of the answer; 200 unless it says another. */
  status?: number;
  /** What stands on the page in this state, in every language. */
  has: string;
  /** What the reader does on it, with our script; `has` holds afterwards. */
  act?: (page: Page) => Promise<void>;
  /** On a portal whose consultation is over. */
  closed?: true;
}

const NO_KEY = "00000000-0000-4000-8000-000000000000";
const PART = { section: null, paragraph: "", kind: "other", text: "", submissionKey: NO_KEY };
const ALERT = "form#gop-y [role=alert]";
const filled = { submissionKey: NO_KEY, kind: "other", text: "Lời đã viết.", consent: "on" };

/** Every public page in every state. A new route fails a test until a page of it is entered here. */
export const PUBLIC_PAGES = {
  "reading and searching": readingPages,
  "comment forms": formPages,
  "published comments": commentPages,
  receipts: receiptPages,
  deliveries: deliveryPages,
  "the portal's own pages": ownPages,
  "pages our script changes": scriptPages,
  "pages after the deadline": closedPages,
};

function readingPages(): PublicPage[] {
  return [
    { name: "home", path: "/", has: "#muc-luc" },
    { name: "consultation", path: SAMPLE, has: "form#gop-y" },
    { name: "full text", path: `${SAMPLE}/toan-van`, has: "main h2" },
    { name: "section of sections", path: `${SAMPLE}/p2`, has: ".subsections" },
    { name: "section with quotes that overlap and a proposal", path: TARGETS, has: "#d4:has(mark.quote-2) del" },
    { name: "search, empty", path: `${SAMPLE}/tim-kiem`, has: "input[name=q]" },
    { name: "search in the draft", path: `${SAMPLE}/tim-kiem?q=phat+trien+nong+nghiep`, has: ".found mark" },
    { name: "search in comments", path: `${SAMPLE}/tim-kiem?q=cach+tinh&noi=y-kien`, has: ".found .said-by" },
    { name: "search, nothing found", path: `${SAMPLE}/tim-kiem?q=zzzz`, has: "p[role=status]" },
    { name: "search, only signs", path: `${SAMPLE}/tim-kiem?q=%3F%3F`, has: "input[name=q]" },
    { name: "sheet of a section", path: `${TARGETS}/phieu`, has: ".sheet svg" },
    { name: "sheet of the draft", path: `${SAMPLE}/phieu`, has: ".sheet svg" },
    { name: "moderation log", path: `${SAMPLE}/nhat-ky`, has: "main li time" },
    { name: "transparency", path: `${SAMPLE}/minh-bach`, has: ".transparency table td" },
    { name: "results, not published", path: `${SAMPLE}/ket-qua`, has: "main h1" },
    { name: "results of a section, not published", path: TARGETS.replace(SAMPLE, `${SAMPLE}/ket-qua`), has: "main h1" },
    { name: "numbers", path: `${SAMPLE}/so-lieu`, has: ".numbers table td" },
    { name: "numbers, each text once", path: `${SAMPLE}/so-lieu?dem=van-ban`, has: ".numbers svg" },
  ];
}

function formPages({ fourth, usedKey }: Content): PublicPage[] {
  return [
    { name: "form at a paragraph", path: `${TARGETS}?doan=4`, has: "#d4 form#gop-y" },
    { name: "form with the paragraph's text", path: `${TARGETS}?doan=4&sua=1`, has: "#d4 details.proposal[open]" },
    {
      name: "form with every error",
      path: TARGETS,
      form: { paragraph: "4", text: " ", proposed: "x".repeat(20_001), name: "x".repeat(201), organisation: "x".repeat(201), email: "x", district: "x", ...quoteFields(fourth, 0, 9) },
      status: 422,
      has: `#d4 ${ALERT}`,
    },
    { name: "form of the draft with errors", path: SAMPLE, form: { text: "" }, status: 422, has: ALERT },
    {
      name: "review",
      path: TARGETS,
      form: { ...filled, submissionKey: "", paragraph: "4", proposed: changed(fourth), name: "Lò Thị Mai", district: "sin-ho", ...quoteFields(fourth, 0, 9) },
      has: ".review ins",
    },
    { name: "review for the draft", path: SAMPLE, form: { ...filled, submissionKey: "" }, has: ".review" },
    { name: "form refused, its quote gone", path: TARGETS, form: { ...filled, paragraph: "4", quoteExact: "không có", quoteStart: "0" }, status: 422, has: ALERT },
    { name: "form refused, its key used", path: TARGETS, form: { ...filled, submissionKey: usedKey }, status: 409, has: ALERT },
    { name: "form refused as a program's", path: TARGETS, form: { ...filled, website: "x" }, status: 422, has: ALERT },
    { name: "collection, empty", path: `${SAMPLE}/tap-gop-y`, has: "[data-collection]" },
    { name: "collection with errors", path: `${SAMPLE}/tap-gop-y`, form: { parts: JSON.stringify([PART]), email: "x" }, status: 422, has: ALERT },
  ];
}

function commentPages({ own }: Content): PublicPage[] {
  return [
    { name: "comments on a section", path: `${TARGETS}/y-kien`, has: ".said" },
    { name: "comments on a section, filtered and sorted", path: `${TARGETS}/y-kien?loai=amend&xep=du-thao`, has: ".list-filter[open]" },
    { name: "comments on a paragraph", path: `${TARGETS}/y-kien?doan=1`, has: ".said del" },
    { name: "comments on the draft and all in it", path: `${SAMPLE}/y-kien?trong=ca`, has: ".said .said-quote" },
    { name: "comments on a section, none", path: `${SAMPLE}/p1-a/y-kien`, has: ".list-filter" },
    { name: "a comment's own page", path: `${SAMPLE}/y-kien/${own}`, has: "main del" },
    { name: "a comment's own page after a tap", path: `${SAMPLE}/y-kien/${own}?dong-tinh=cam-on`, has: "main del" },
    { name: "a comment that is not there", path: `${SAMPLE}/y-kien/${NO_KEY}`, status: 404, has: "main h1" },
  ];
}

function receiptPages(content: Content): PublicPage[] {
  const { edited, withdrawn, withheld } = content;
  const receipt = (name: string, code: string, has: string) => ({ name: `receipt, ${name}`, path: `/tra-cuu/${code}`, has });
  return [
    { name: "look-up", path: "/tra-cuu", has: "input[name=code]" },
    { name: "look-up of a wrong code", path: "/tra-cuu", form: { code: "khong-co" }, status: 422, has: "[role=alert]" },
    { name: "look-up of an unknown code", path: "/tra-cuu", form: { code: withheld.replace(/^./, "") }, status: 422, has: "[role=alert]" },
    { name: "receipt that is not there", path: "/tra-cuu/KHONG-CO", status: 404, has: "main h1" },
    { name: "receipt, new", path: `/tra-cuu/${edited}?moi=1`, has: ".done" },
    { name: "receipt, sent again", path: `/tra-cuu/${edited}?lap-lai=1`, has: ".done" },
    receipt("pending and edited", edited, ".receipt-earlier"),
    receipt("published", content.published, ".receipt del"),
    receipt("redacted", content.redacted, ".history"),
    receipt("withheld", withheld, ".history"),
    receipt("withdrawn", withdrawn, ".history"),
    receipt("several comments", content.several, ".receipt-lines"),
    { name: "files of a comment", path: `/tra-cuu/${edited}/1/tep`, has: ".receipt input[type=file]" },
    { name: "files of a comment, decided", path: `/tra-cuu/${withheld}/1/tep`, has: ".receipt .actions" },
    { name: "files of a comment, withdrawn", path: `/tra-cuu/${withdrawn}/1/tep`, has: ".receipt .actions" },
    { name: "edit", path: `/tra-cuu/${edited}/1/sua`, has: "textarea[name=text]" },
    { name: "edit with errors", path: `/tra-cuu/${edited}/1/sua`, form: { text: "", proposed: "x".repeat(20_001), revision: "1" }, status: 422, has: "[role=alert]" },
    { name: "edit from before another edit", path: `/tra-cuu/${edited}/1/sua`, form: { kind: "other", text: "Bản khác.", revision: "0" }, status: 409, has: "[role=alert]" },
    { name: "edit after a decision", path: `/tra-cuu/${withheld}/1/sua`, form: { kind: "other", text: "Bản khác.", revision: "0" }, status: 409, has: "textarea[readonly]" },
    { name: "second look", path: `/tra-cuu/${withheld}/1/xem-lai`, has: "textarea[name=words]" },
    { name: "second look with an error", path: `/tra-cuu/${withheld}/1/xem-lai`, form: { words: "x".repeat(2_001) }, status: 422, has: "[role=alert]" },
    { name: "second look that cannot be asked for", path: `/tra-cuu/${edited}/1/xem-lai`, status: 403, has: "main h1" },
    { name: "erase who sent it", path: `/tra-cuu/${edited}/xoa-thong-tin`, has: "main form button" },
    { name: "withdraw", path: `/tra-cuu/${edited}/1/rut`, has: "main form button" },
    { name: "e-mail to confirm", path: `/xac-nhan/${content.unconfirmed}`, has: "main form button" },
    { name: "e-mail confirmed", path: `/xac-nhan/${content.confirmed}`, has: "[role=status]" },
    { name: "e-mail link that is wrong", path: "/xac-nhan/khong-co", status: 404, has: "main h1" },
  ];
}

function deliveryPages({ delivery }: Content): PublicPage[] {
  const check = (sha256: string) => ({ path: `/nhan/${delivery.open}`, form: { intent: "check", sha256 } });
  return [
    { name: "a delivery's receipt", path: `/nhan/${delivery.open}`, has: "form[data-check]" },
    { name: "a delivery's receipt, confirmed", path: `/nhan/${delivery.confirmed}`, has: ".done[role=status]" },
    { name: "a delivery's receipt, a file that matches", ...check(delivery.sha256), has: ".done strong" },
    { name: "a delivery's receipt, a file that does not", ...check("0".repeat(64)), has: ".error-summary .hash" },
    { name: "a delivery's receipt, no hash", ...check("abc"), status: 422, has: ".error-summary" },
    { name: "a delivery's receipt that is not there", path: `/nhan/${delivery.open.slice(1)}`, status: 404, has: "main h1" },
    { name: "a file of a delivery", path: `/tai-ve/${delivery.file}`, has: "main form button" },
    { name: "a file of a delivery, expired", path: `/tai-ve/${delivery.expired}`, status: 410, has: "main h1" },
    { name: "a file of a delivery that is not there", path: "/tai-ve/khong-co", status: 404, has: "main h1" },
  ];
}

function ownPages({ invitation }: Content): PublicPage[] {
  return [
    { name: "the rules", path: "/quy-tac", has: "main ol" },
    { name: "an earlier version of the rules", path: "/quy-tac/1", has: "main ol" },
    { name: "a version of the rules that is not there", path: "/quy-tac/99", status: 404, has: "main h1" },
    { name: "privacy", path: "/rieng-tu", has: "main h2" },
    { name: "open data", path: "/du-lieu-mo", has: "main a[href$='openapi.json']" },
    { name: "no network", path: "/ngoai-tuyen", has: "[data-saved-pages]" },
    { name: "not found", path: "/khong-co-trang-nay/a/b/c", status: 404, has: "main h1" },
    { name: "staff sign-in", path: "/can-bo/dang-nhap", has: "input[type=password]" },
    { name: "staff invitation", path: invitation, has: "input[type=password]" },
  ];
}

/** What our script makes of a page. */
function scriptPages(): PublicPage[] {
  return [
    {
      name: "section with the form opened at a paragraph",
      path: TARGETS,
      act: async (page) => {
        await page.locator("a.comment-link[data-paragraph='3']").click();
        await page.locator("details:has([name=email]) > summary").click();
        await page.locator(".quote-field > summary").click();
      },
      has: "#d3 form#gop-y .quote-field[open]",
    },
    {
      name: "section with a paragraph's text opened",
      path: TARGETS,
      act: (page) => page.locator("a[data-amend][data-paragraph='4']").click(),
      has: "#d4 form#gop-y details.proposal[open]",
    },
    {
      name: "section with words selected",
      path: TARGETS,
      act: async (page) => {
        await page.locator("#d3 .words").selectText();
        await page.locator(".quote-bar button").click();
      },
      has: "#d3 .quoted:not([hidden])",
    },
    {
      name: "collection, filled",
      path: `${SAMPLE}/tap-gop-y`,
      act: async (page) => {
        await page.evaluate((slug) => {
          const part = { section: null, paragraph: "", kind: "amend", text: "Ý thứ nhất.", proposed: "Câu khác.", quoteExact: "những chữ", quotePrefix: "", quoteSuffix: "", quoteStart: "0", place: "Cả dự thảo", kindName: "Đề nghị sửa", page: `/${slug}` };
          const parts = [1, 2].map((number) => ({ ...part, submissionKey: `00000000-0000-4000-8000-00000000000${number}` }));
          localStorage.setItem(`gop-y-tap:${slug}`, JSON.stringify(parts));
        }, SAMPLE.slice(1));
        await page.reload();
      },
      has: "#phan-2-proposed",
    },
  ];
}

function closedPages({ late }: Content): PublicPage[] {
  const pages: PublicPage[] = [
    { name: "home, several consultations", path: "/", has: ".consultations li + li" },
    { name: "consultation", path: SAMPLE, has: "#muc-luc" },
    { name: "section", path: TARGETS, has: "#cach-khac" },
    { name: "form refused", path: TARGETS, form: { ...filled, proposed: "Câu khác." }, status: 403, has: "#kept-text" },
    { name: "form for the draft refused", path: SAMPLE, form: filled, status: 403, has: "#kept-text" },
    { name: "collection", path: `${SAMPLE}/tap-gop-y`, has: "#cach-khac" },
    { name: "collection refused", path: `${SAMPLE}/tap-gop-y`, form: { parts: JSON.stringify([{ ...PART, text: "Ý" }]), consent: "on" }, status: 403, has: "[role=alert]" },
    { name: "edit", path: `/tra-cuu/${late}/1/sua`, has: ".receipt .actions" },
    { name: "files of a comment", path: `/tra-cuu/${late}/1/tep`, has: ".receipt .actions" },
    { name: "edit refused", path: `/tra-cuu/${late}/1/sua`, form: { kind: "other", text: "Bản khác.", revision: "0" }, status: 403, has: "textarea[readonly]" },
    { name: "sheet", path: `${TARGETS}/phieu`, has: ".sheet" },
    { name: "transparency, empty", path: `${SAMPLE}/minh-bach`, has: ".transparency dl" },
    { name: "moderation log, empty", path: `${SAMPLE}/nhat-ky`, has: "main h1" },
    { name: "section before the first day", path: "/chua-mo/i", has: "main h1" },
    { name: "form refused before the first day", path: "/chua-mo/i", form: filled, status: 403, has: "#kept-text" },
  ];
  return pages.map((page) => ({ ...page, closed: true }));
}
