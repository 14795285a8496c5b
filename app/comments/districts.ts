/** Lai Châu's eight districts as of 2020, and one code for everybody else. */
export const DISTRICTS = [
  "lai-chau",
  "tam-duong",
  "muong-te",
  "sin-ho",
  "phong-tho",
  "than-uyen",
  "tan-uyen",
  "nam-nhun",
  "ngoai-tinh",
] as const;

export type District = (typeof DISTRICTS)[number];
