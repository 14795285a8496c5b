import { randomUUID } from "node:crypto";
import type { Database } from "~/platform/db.server";
import type {
  Channel,
  CommentField,
  CommentKind,
  CommentState,
  ModerationAction,
} from "~/platform/generated/prisma/enums";
import { newId } from "~/platform/ids.server";

export interface NewComment {
  text: string;
  proposed?: string;
  proposedBase?: string;
  /** Words of the paragraph, from its beginning. */
  quote?: string;
  /** What the author made of it afterwards, a minute after each other. */
  revisions?: { kind?: CommentKind; text: string; proposed?: string; proposedBase?: string }[];
  supportCount?: number;
  channel?: Channel;
  kind?: CommentKind;
  state?: CommentState;
  district?: string;
  /** Index in `sections`; without it the comment is about the whole draft. */
  section?: number;
  paragraph?: string;
  contributor?: { name?: string; organisation?: string; email?: string; emailConfirmedAt?: Date; showName?: boolean };
  receivedAt?: Date;
  decisions?: NewDecision[];
}

export interface NewDecision {
  action: ModerationAction;
  reason: string;
  note?: string;
  redactions?: { field?: CommentField; start: number; end: number; reason: string }[];
}

const SECTIONS = [
  { label: "Phần thứ nhất", heading: "KẾT QUẢ NHIỆM KỲ 2015 - 2020", path: "phan-1", parent: null },
  { label: "I-", heading: "Kinh tế", path: "phan-1-i", parent: 0 },
  { label: "Phần thứ hai", heading: "PHƯƠNG HƯỚNG", path: "phan-2", parent: null },
  { label: "C-", heading: "Nhiệm vụ", path: "phan-2-c", parent: 2 },
  { label: "1.", heading: "Nông nghiệp", path: "phan-2-c-1", parent: 3 },
] as const;

export type Register = Awaited<ReturnType<typeof makeRegister>>;

/** A consultation with five sections (see `SECTIONS`) of two paragraphs each, and one paragraph before and after. */
export async function makeRegister({ prisma }: Database, slug: string) {
  const at = new Date("2020-05-01T00:00:00Z");
  const consultationId = newId();
  const draftId = newId();
  const staffId = newId();
  await prisma.consultation.create({
    data: {
      id: consultationId,
      slug,
      title: "Dự thảo Báo cáo chính trị",
      organiser: "Tỉnh ủy Lai Châu",
      opensAt: at,
      closesAt: new Date("2020-06-18T16:59:59.999Z"),
      createdAt: at,
    },
  });
  await prisma.draft.create({
    data: { id: draftId, consultationId, number: 1, source: "…", sha256: "0", createdAt: at },
  });
  await prisma.staff.create({
    data: {
      id: staffId,
      email: `${slug}@example.vn`,
      name: "Lò Thị Mai",
      passwordHash: "x",
      roles: ["moderator"],
      createdAt: at,
    },
  });
  const sections: string[] = [];
  for (const [position, { label, heading, path, parent }] of SECTIONS.entries()) {
    const id = newId();
    await prisma.section.create({
      data: {
        id,
        consultationId,
        draftId,
        position,
        label,
        heading,
        path,
        parentId: parent === null ? null : sections[parent],
        depth: parent === null ? 0 : 1,
        level: "part",
      },
    });
    sections.push(id);
  }
  const paragraph = async (
    position: number,
    number: number,
    place: "front" | "body" | "back",
    sectionId: string | null,
  ) => {
    const id = newId();
    await prisma.paragraph.create({
      data: {
        id,
        consultationId,
        draftId,
        sectionId,
        place,
        position,
        number,
        marker: number === 2 ? "a)" : null,
        text: `Đoạn số ${number}: ${"tăng cường sự lãnh đạo của Đảng ".repeat(10)}`,
      },
    });
    return id;
  };
  const front = await paragraph(0, 1, "front", null);
  const paragraphs: string[][] = [];
  for (const [index, section] of sections.entries()) {
    paragraphs.push([
      await paragraph(1 + 2 * index, 1, "body", section),
      await paragraph(2 + 2 * index, 2, "body", section),
    ]);
  }
  const back = await paragraph(99, 1, "back", null);
  return { consultationId, draftId, staffId, slug, sections, paragraphs, front, back };
}

let made = 0;

export async function addComment({ prisma }: Database, register: Register, comment: NewComment) {
  const { consultationId, draftId, staffId, sections } = register;
  made += 1;
  const id = newId();
  const receivedAt = comment.receivedAt ?? new Date(Date.UTC(2020, 5, 1, 2, 0, made));
  const contributorId = comment.contributor ? newId() : null;
  if (comment.contributor && contributorId) {
    await prisma.contributor.create({
      data: { id: contributorId, consultationId, createdAt: receivedAt, ...comment.contributor },
    });
  }
  const receiptCode = `${String(made).padStart(5, "0")}-GIỮA2-CUỐI3`;
  const decisions = comment.decisions ?? [];
  await prisma.comment.create({
    data: {
      id,
      consultationId,
      draftId,
      contributorId,
      receiptCode,
      receivedAt,
      sectionId: comment.section === undefined ? null : (sections[comment.section] ?? null),
      paragraphId: comment.paragraph ?? null,
      channel: comment.channel ?? "web",
      kind: comment.kind ?? "amend",
      text: comment.text,
      proposed: comment.proposed ?? null,
      proposedBase: comment.proposedBase ?? null,
      ...(comment.quote ? { quoteStart: 0, quoteExact: comment.quote, quotePrefix: "", quoteSuffix: "" } : {}),
      revision: comment.revisions?.length ?? 0,
      supportCount: comment.supportCount ?? 0,
      district: comment.district ?? null,
      consentNotice: "1",
      submissionKey: randomUUID(),
      state: comment.state ?? "pending",
      version: decisions.length,
    },
  });
  for (const [index, { kind = "amend", text, proposed = null, proposedBase = null }] of (comment.revisions ?? []).entries()) {
    const createdAt = new Date(receivedAt.getTime() + 60_000 * (index + 1));
    await prisma.commentRevision.create({
      data: { id: newId(), consultationId, commentId: id, number: index + 1, kind, text, proposed, proposedBase, createdAt },
    });
  }
  if (comment.state === "withdrawn") {
    await prisma.withdrawal.create({ data: { id: newId(), consultationId, commentId: id, at: new Date("2020-06-19T01:00:00Z") } });
  }
  for (const [index, { redactions = [], ...decision }] of decisions.entries()) {
    const decisionId = newId();
    const decidedAt = new Date(receivedAt.getTime() + 3_600_000 * (index + 1));
    await prisma.moderationDecision.create({
      data: {
        id: decisionId,
        consultationId,
        commentId: id,
        version: index + 1,
        rulesVersion: "1",
        staffId,
        decidedAt,
        ...decision,
      },
    });
    await prisma.redaction.createMany({
      data: redactions.map((span) => ({
        id: newId(),
        consultationId,
        commentId: id,
        decisionId,
        field: "text" as const,
        ...span,
      })),
    });
  }
  return { id, receiptCode };
}
