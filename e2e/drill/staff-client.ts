import { TEST_PASSWORD } from "../../app/auth/test-staff";

/** What a member of staff does over HTTP, by the addresses and fields of the pages' own forms. */
export interface StaffClient {
  post(path: string, body: URLSearchParams | FormData): Promise<Response>;
  json<T>(path: string): Promise<T>;
}

/** Signs in through the form; the cookie is kept here. */
export async function signInClient(url: string, email: string): Promise<StaffClient> {
  const send = (path: string, body: URLSearchParams | FormData, cookie = "") =>
    fetch(url + path, { method: "POST", redirect: "manual", headers: { origin: url, cookie }, body });
  const answer = await send("/can-bo/dang-nhap", new URLSearchParams({ email, password: TEST_PASSWORD, tiep: "/can-bo" }));
  const cookie = answer.headers.getSetCookie().map((each) => each.split(";")[0]).join("; ");
  if (answer.status !== 303 || !cookie) throw new Error(`${email} could not sign in (${answer.status}).`);
  return {
    post: (path, body) => send(path, body, cookie),
    async json<T>(path: string) {
      const response = await fetch(url + path, { headers: { cookie } });
      if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
      return (await response.json()) as T;
    },
  };
}
