export const SIGN_IN = "/can-bo/dang-nhap";
export const STAFF_HOME = "/can-bo";
/** The second step of signing in. */
export const SIGN_IN_CODE = `${SIGN_IN}/ma`;
/** Where a second factor is set up. */
export const ENROL = "/can-bo/xac-thuc-hai-buoc";

/** Pages nobody wants to come back to after signing in. */
const NOT_BACK = /^\/can-bo\/(dang-nhap|dang-xuat|loi-moi|xac-thuc-hai-buoc)(\/|$)/;

/** No pages: the desk asks for its numbers there while it is looked at. */
export const ASKED_BY_PAGES = /^\/can-bo\/kiem-duyet\/viec$/;

/** Where to go after signing in: an address inside the staff area, whatever `wanted` says. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted || !/^\/can-bo(?![^/?])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return STAFF_HOME;
  const base = "http://staff.invalid";
  if (!URL.canParse(wanted, base)) return STAFF_HOME;
  const { origin, pathname, search } = new URL(wanted, base);
  const inside = origin === base && (pathname === STAFF_HOME || pathname.startsWith(`${STAFF_HOME}/`));
  return inside && !NOT_BACK.test(pathname) && !ASKED_BY_PAGES.test(pathname) ? pathname + search : STAFF_HOME;
}
