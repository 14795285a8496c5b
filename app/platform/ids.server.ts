import { v7 } from "uuid";

/** A new uuidv7 (RFC 9562): ids sort by the time they were made. */
export function newId(): string {
  return v7();
}
