import type { z } from "zod";
import {
  commentsQuery, commentsSchema, consultationSchema, consultationsSchema, logQuery, logSchema, noQuery, numbersSchema,
  outlineSchema, sectionSchema, transparencySchema,
} from "./api.schema";

export interface Resource {
  /** Below /api/v1, parameters in braces. */
  path: string;
  summary: string;
  answer: z.ZodObject;
  query: z.ZodObject;
  /** The field that CSV has as its table; null: the answer itself is its one line. */
  table: string | null;
}

const of = "/consultations/{slug}";

/** Everything there is to read. */
export const RESOURCES = {
  consultations: { path: "/consultations", summary: "All consultations", answer: consultationsSchema, query: noQuery, table: "consultations" },
  consultation: { path: of, summary: "One consultation", answer: consultationSchema, query: noQuery, table: null },
  outline: { path: `${of}/outline`, summary: "The sections of the present draft", answer: outlineSchema, query: noQuery, table: "sections" },
  section: { path: `${of}/sections/{path}`, summary: "One section and its paragraphs", answer: sectionSchema, query: noQuery, table: "paragraphs" },
  comments: { path: `${of}/comments`, summary: "The published comments on the present draft", answer: commentsSchema, query: commentsQuery, table: "comments" },
  numbers: { path: `${of}/numbers`, summary: "The numbers of the register; as CSV, by channel", answer: numbersSchema, query: noQuery, table: "channels" },
  transparency: { path: `${of}/transparency`, summary: "What moderation did, in numbers; as CSV, decisions by reason", answer: transparencySchema, query: noQuery, table: "decisions" },
  log: { path: `${of}/moderation-log`, summary: "What was decided by which rule", answer: logSchema, query: logQuery, table: "entries" },
} satisfies Record<string, Resource>;
