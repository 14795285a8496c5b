import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { columnsOf } from "../columns";
import type { RegisterFilter } from "../export-filter.schema";
import { encodeCsv } from "../csv";
import { localTimeText } from "../export-head";
import { encodeJsonl } from "../jsonl";
import { loadAnchors } from "../load-anchors.server";
import { loadAnswers } from "../load-answers.server";
import { longestText } from "../longest-text.server";
import { numberSummary, type NumberSummary } from "../number-summary.server";
import type { RegisterRow } from "../register-row";
import { registerRows, type Known } from "../register-rows.server";
import { encodeXlsx } from "../xlsx.server";
import { CELL_MAX } from "../xlsx-xml";
import { annexXml } from "./annex-docx";
import type { DocumentHead } from "./document-head";
import { packDocx } from "./docx-package.server";
import { endingOf, MEDIA_TYPES, type DocumentKind } from "./kinds";
import { LANDSCAPE, PORTRAIT } from "./letterhead-xml";
import { loadDraftText } from "./load-draft-text.server";
import { CommentedVolumes } from "./make-volumes.server";
import { readReportFacts } from "./read-report.server";
import { reportXml } from "./report-docx";
import { synthesisXml } from "./synthesis-docx";
import { synthesisLines } from "./synthesis-lines";
import { synthesisXlsx } from "./synthesis-xlsx.server";
import { words } from "./words";

export interface WantedFiles {
  consultationId: string;
  kinds: readonly DocumentKind[];
  about: Omit<DocumentHead, "register" | "summary">;
  /** Where the files are written. */
  directory: string;
}

export interface MadeFile {
  kind: DocumentKind;
  /** From 1; more than one only of a document in volumes. */
  volume: number;
  name: string;
  mediaType: string;
  path: string;
}

/** Told before the first comment is written and after each batch of them. */
export type Progress = (done: number, total: number) => Promise<void>;

/**
 * Makes all documents from the caller's snapshot, one after the other, each streamed into a file of its own. The
 * register is read first, for the hash that every document names.
 */
export async function makeFiles(client: ClientBase, { consultationId, kinds, about, directory }: WantedFiles, progress: Progress) {
  const { personalData } = about;
  const selection = { consultationId, filter: {}, personalData };
  const anchors = await loadAnchors(client, consultationId);
  const known: Known = { anchors, answers: await loadAnswers(client, consultationId) };
  const summary = await numberSummary(client, selection, anchors);
  const others = kinds.filter((kind) => kind !== "register-jsonl");
  const total = summary.total.received * (1 + others.filter((kind) => kind !== "report-docx").length);
  let done = 0;
  await progress(done, total);
  /** Rows by place, or by topic, where a comment may stand more than once; only once each is it counted. */
  async function* rows(by: "place" | "topic" = "place", filter: RegisterFilter = {}): AsyncGenerator<RegisterRow[], void, undefined> {
    const before = done;
    for await (const batch of registerRows(client, { ...selection, filter, by }, known)) {
      yield batch;
      done = Math.min(done + batch.length, before + summary.total.received);
      await progress(done, total);
    }
    done = before + summary.total.received;
  }

  const volumes = kinds.includes("commented-draft-docx") ? new CommentedVolumes(await loadDraftText(client, consultationId)) : null;
  async function* counted(): AsyncGenerator<RegisterRow[], void, undefined> {
    for await (const batch of rows()) {
      volumes?.count(batch);
      yield batch;
    }
  }

  const register = path.join(directory, "register-jsonl");
  const hash = createHash("sha256");
  await pipeline(
    encodeJsonl(counted(), { personalData }),
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        hash.update(piece);
        yield piece;
      }
    },
    createWriteStream(register, { mode: 0o600 }),
  );
  const head: DocumentHead = { ...about, register: hash.digest("hex"), summary };
  const topics = [...known.answers.topics.values()];

  async function workbook(filter: RegisterFilter, numbers: NumberSummary) {
    const parts = Math.ceil((await longestText(client, { ...selection, filter }, anchors)) / CELL_MAX);
    return encodeXlsx(rows("place", filter), { about: { ...head, filter }, summary: numbers, columns: columnsOf(personalData), parts });
  }

  async function encode(kind: Exclude<DocumentKind, "register-jsonl" | "commented-draft-docx">): Promise<Readable | AsyncIterable<Buffer>> {
    const docx = (body: AsyncIterable<string>, page = LANDSCAPE) => packDocx({ title: head.title, madeAt: head.madeAt, page, size: 14, body });
    switch (kind) {
      case "synthesis-docx":
        return docx(synthesisXml(head, synthesisLines(rows("topic"), anchors), topics));
      case "synthesis-xlsx":
        return synthesisXlsx(head, synthesisLines(rows("topic"), anchors), topics);
      case "report-docx":
        return docx(reportXml(head, await readReportFacts(client, consultationId), anchors), PORTRAIT);
      case "withheld-annex-docx":
        return docx(annexXml(head, rows()));
      case "register-csv":
        return encodeCsv(rows(), columnsOf(personalData));
      case "register-xlsx":
        return workbook({}, summary);
      case "new-xlsx":
        return workbook({ undelivered: true }, await numberSummary(client, { ...selection, filter: { undelivered: true } }, anchors));
    }
  }

  const files: MadeFile[] = [];
  const add = (kind: DocumentKind, at: string, volume?: number) =>
    files.push({ kind, volume: volume ?? 1, name: fileName(head, kind, volume), mediaType: MEDIA_TYPES[endingOf(kind)], path: at });
  const write = (content: Readable | AsyncIterable<Buffer>, at: string) => pipeline(content, createWriteStream(at, { mode: 0o600 }));
  for (const kind of kinds) {
    if (kind === "register-jsonl") {
      add(kind, register);
    } else if (kind === "commented-draft-docx") {
      const parts: string[] = [];
      for await (const content of volumes!.write(head, rows())) {
        const at = path.join(directory, `${kind}-${parts.length + 1}`);
        await write(content, at);
        parts.push(at);
      }
      for (const [index, at] of parts.entries()) add(kind, at, parts.length > 1 ? index + 1 : undefined);
    } else {
      const at = path.join(directory, kind);
      await write(await encode(kind), at);
      add(kind, at);
    }
  }
  return { head, files };
}

/** "bao-cao-tong-hop-lai-chau-2020-20200618-2359-1a2b3c4d5e6f.docx": the last signs are the register's hash, the same in a set. */
function fileName({ slug, madeAt, register }: DocumentHead, kind: DocumentKind, volume?: number): string {
  const minute = localTimeText(madeAt).replaceAll(/[-:]/g, "").replace(" ", "-").slice(0, 13);
  const part = volume === undefined ? "" : `-quyen-${String(volume).padStart(2, "0")}`;
  return `${words.fileName[kind]}${part}-${slug}-${minute}-${register.slice(0, 12)}.${endingOf(kind)}`;
}
