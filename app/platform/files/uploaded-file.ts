/** A file of a form, as it lies on the server's disk until its request is answered. Nothing of it has been looked at. */
export interface UploadedFile {
  /** Name of the form's field. */
  field: string;
  /** As its sender named it, without folders and control characters. */
  name: string;
  path: string;
  bytes: number;
  sha256: string;
  /** More was sent than one file may have; what is on the disk is only its beginning. */
  tooLarge: boolean;
}

const NAME_MAX = 150;

/** A name that is safe to show and to offer for download: no folder, no control or direction character, NFC. */
export function cleanFileName(given: string): string {
  const name = given.normalize("NFC").replace(/^.*[/\\]/s, "").replace(/[\p{Cc}\p{Cf}\p{Co}"<>:|?*]/gu, "").trim();
  const characters = [...name];
  if (characters.length <= NAME_MAX) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  return characters.slice(0, NAME_MAX - ending.length).join("") + ending;
}
