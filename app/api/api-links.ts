/** Where the pages are that open data point to. */
export interface Links {
  /** Scheme and host of the portal, without a slash at the end. */
  base: string;
}

export const consultationLink = ({ base }: Links, slug: string) => `${base}/${slug}`;
export const sectionLink = ({ base }: Links, slug: string, path: string) => `${base}/${slug}/${path}`;
export const paragraphLink = (links: Links, slug: string, path: string, number: number) => `${sectionLink(links, slug, path)}#d${number}`;
export const commentLink = ({ base }: Links, slug: string, id: string) => `${base}/${slug}/y-kien/${id}`;
