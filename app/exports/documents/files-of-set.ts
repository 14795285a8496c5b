interface SetFile {
  kind: string;
  /** From 1. */
  volume: number;
}

/** The files of a set in the order they were asked for, each with how many volumes its document has. */
export function filesOfSet<File extends object>({ kinds, files }: { kinds: string[]; files: (SetFile & { file: File })[] }) {
  const place = ({ kind }: SetFile) => kinds.indexOf(kind);
  return files
    .toSorted((a, b) => place(a) - place(b) || a.volume - b.volume)
    .map(({ kind, volume, file }) => ({ ...file, kind, volume, volumes: files.filter((each) => each.kind === kind).length }));
}
