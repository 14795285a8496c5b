import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";

const OPENED = new Date("2020-06-01T00:00:00Z");
/** Before the sample opens: staff pages and the front page show the latest consultation, which then stays the sample. */
export const BEFORE_SAMPLE = new Date("2020-05-01T00:00:00Z");
export const minutesAfter = (minutes: number) => new Date(OPENED.getTime() + minutes * 60_000);

/** A consultation for tests: part one with divisions A (with its own I) and B, three paragraphs in each section. */
export async function makeRegister({ prisma }: Database, slug: string, opensAt = OPENED) {
  const consultationId = newId();
  const draftId = newId();
  const base = { consultationId, draftId };
  await prisma.consultation.create({
    data: {
      id: consultationId,
      slug,
      title: "Dự thảo Báo cáo chính trị",
      organiser: "Tỉnh ủy",
      opensAt,
      closesAt: minutesAfter(25_000),
      createdAt: OPENED,
    },
  });
  await prisma.draft.create({
    data: { id: draftId, consultationId, number: 1, source: "…", sha256: "0", createdAt: OPENED },
  });
  const sections = [
    { path: "p1", parent: null, depth: 0, level: "part", label: "Phần thứ nhất" },
    { path: "p1-a", parent: "p1", depth: 1, level: "letter", label: "A-" },
    { path: "p1-a-i", parent: "p1-a", depth: 2, level: "roman", label: "I-" },
    { path: "p1-b", parent: "p1", depth: 1, level: "letter", label: "B-" },
  ] as const;
  const ids = new Map<string, string>(sections.map(({ path }) => [path, newId()]));
  const paragraphs = new Map<string, string>();
  for (const [position, { path, parent, ...rest }] of sections.entries()) {
    const id = ids.get(path)!;
    const parentId = parent ? ids.get(parent)! : null;
    await prisma.section.create({
      data: { id, ...base, ...rest, path, parentId, position, heading: `Tiêu đề ${path}` },
    });
    for (const number of [1, 2, 3]) {
      const paragraphId = newId();
      paragraphs.set(`${path}#${number}`, paragraphId);
      await prisma.paragraph.create({
        data: {
          id: paragraphId,
          ...base,
          sectionId: id,
          place: "body",
          position: position * 3 + number,
          number,
          text: `Đoạn ${number} của ${path}.`,
        },
      });
    }
  }
  return {
    consultationId,
    draftId,
    section: (path: string) => ids.get(path)!,
    paragraph: (key: string) => paragraphs.get(key)!,
  };
}

export type TestRegister = Awaited<ReturnType<typeof makeRegister>>;

interface NewComment {
  path?: string;
  paragraph?: number;
  kind?: "agree" | "amend" | "add" | "remove" | "other";
  channel?: "web" | "post";
  text?: string;
  proposed?: string;
  /** The draft's words that were rewritten. */
  proposedBase?: string;
  receivedAt?: Date;
  receiptCode?: string;
  district?: string;
}

/** A waiting comment; about the whole draft when no path is given. */
export async function addComment({ prisma }: Database, register: TestRegister, comment: NewComment) {
  const {
    path,
    paragraph,
    kind = "amend",
    channel = "web",
    text = "Đề nghị viết rõ hơn.",
    proposed = null,
    proposedBase = null,
    receivedAt = OPENED,
    district = null,
  } = comment;
  const id = newId();
  const { receiptCode = id } = comment;
  await prisma.comment.create({
    data: {
      id,
      consultationId: register.consultationId,
      draftId: register.draftId,
      sectionId: path ? register.section(path) : null,
      paragraphId: path && paragraph ? register.paragraph(`${path}#${paragraph}`) : null,
      channel,
      kind,
      text,
      proposed,
      proposedBase,
      submissionKey: newId(),
      receiptCode,
      receivedAt,
      district,
    },
  });
  return id;
}

/** A moderator for tests, who cannot sign in. */
export async function addModerator({ prisma }: Database, name: string) {
  const id = newId();
  await prisma.staff.create({
    data: { id, email: `${id}@example.vn`, name, passwordHash: "-", roles: ["moderator"], createdAt: OPENED },
  });
  return id;
}
