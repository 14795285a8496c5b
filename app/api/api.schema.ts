import { z } from "zod";
import { CHANNELS } from "~/comments/channels";
import { DISTRICTS } from "~/comments/districts";
import { KINDS } from "~/comments/kinds";

/** What the open data answer with. The OpenAPI document is made of these, and the tests hold every answer to them. */
export const apiSchemas = z.registry<{ id: string }>();

const instant = z.iso.datetime().describe("An instant, RFC 3339, in UTC.");
const link = z.url().describe("Address of the page of the portal that shows it.");
const next = z
  .string()
  .nullable()
  .describe("Value of `after` for the next page; null on the last one. The header Link (rel=next) has the whole address.");
const cursorOf = (what: string) => z.string().max(80).optional().describe(`\`next\` of the page before, to go on after its last ${what}.`);
const limit = z.coerce.number().int().min(1).max(100).default(20).describe("Entries of one page.");

export const consultationSchema = z
  .strictObject({
    slug: z.string().describe("Its name in addresses."),
    title: z.string(),
    organiser: z.string(),
    phase: z.enum(["upcoming", "open", "closing", "closed"]).describe("`open` and `closing` take comments; `closing` are the last three days."),
    opens_at: instant,
    closes_at: instant.describe("The last instant at which a comment is in time, extensions included."),
    closes_at_announced: instant.describe("The same as it was first announced."),
    draft_number: z.number().int().describe("Number of the draft people comment on now, from 1."),
    extensions: z.array(
      z.strictObject({ closes_at: instant, reason: z.string(), signed_by: z.string(), announced_at: instant }),
    ),
    url: link,
  })
  .register(apiSchemas, { id: "Consultation" });

export const consultationsSchema = z
  .strictObject({ consultations: z.array(consultationSchema) })
  .register(apiSchemas, { id: "Consultations" });

const sectionFields = {
  path: z.string().describe("Names the section within the draft."),
  parent: z.string().nullable().describe("Path of the section it belongs to."),
  depth: z.number().int().describe("Distance from the top, from 0."),
  level: z.string().describe("Kind of its number: part, chapter, division, article, letter, roman, arabic."),
  label: z.string().describe("Its number as printed."),
  heading: z.string(),
  published: z.number().int().describe("Published comments on the section and everything below it."),
  url: link,
};

export const outlineSchema = z
  .strictObject({
    consultation: z.string(),
    draft_number: z.number().int(),
    sections: z.array(z.strictObject(sectionFields)).describe("In the order of reading."),
  })
  .register(apiSchemas, { id: "Outline" });

export const sectionSchema = z
  .strictObject({
    consultation: z.string(),
    draft_number: z.number().int(),
    ...sectionFields,
    paragraphs: z.array(
      z.strictObject({
        number: z.number().int().describe("Number within the section, from 1."),
        marker: z.string().nullable().describe("Its number or sign as printed."),
        text: z.string(),
        url: link,
      }),
    ),
  })
  .register(apiSchemas, { id: "Section" });

const kind = z.enum(KINDS);
const channel = z.enum(CHANNELS);

export const commentSchema = z
  .strictObject({
    id: z.uuid(),
    kind: kind.describe("What it asks for."),
    section: z.string().nullable().describe("Path of the section it is about; null for the whole draft."),
    paragraph: z.number().int().nullable().describe("Number of the paragraph in its section; null for the section itself."),
    quote: z
      .strictObject({
        exact: z.string(),
        prefix: z.string(),
        suffix: z.string(),
        start: z.number().int().describe("UTF-16 units from the beginning of the paragraph."),
      })
      .nullable()
      .describe("Words of the paragraph it is about (a text quote, as in the W3C Web Annotation model)."),
    text: z.string().describe("What the public reads: the contributor's last version, hidden words replaced by a mark."),
    proposed: z.string().nullable().describe("The wording it proposes, hidden words replaced by a mark."),
    proposed_base: z.string().nullable().describe("The words of the draft that `proposed` rewrites."),
    name: z.string().nullable().describe("Only where the contributor agreed to be named."),
    organisation: z.string().nullable().describe("Only where the contributor agreed to be named."),
    district: z.enum(DISTRICTS).nullable(),
    channel,
    received_at: instant,
    supports: z.number().int().describe("Taps of support, one for a device; nobody's identity was checked."),
    copies: z.number().int().describe("Published comments that say nearly the same, this one included; 1 until its words have been compared."),
    url: link,
  })
  .register(apiSchemas, { id: "Comment" });

export const commentsSchema = z
  .strictObject({ comments: z.array(commentSchema).describe("The newest first."), next })
  .register(apiSchemas, { id: "Comments" });

export const commentsQuery = z.strictObject({
  section: z.string().max(200).optional().describe("Path of a section: only comments on it and on everything below it."),
  kind: kind.optional(),
  after: cursorOf("comment"),
  limit,
});

const count = z.number().int();
const texts = count.describe("Different texts among the received: comments that say nearly the same are one. Rows do not add up to the total.");
const publishedTexts = count.describe("Different texts among them.");
const states = {
  received: count.describe("The sum of the states."),
  texts,
  published: count,
  withheld: count,
  withdrawn: count,
  merged: count,
  pending: count,
};

export const numbersSchema = z
  .strictObject({
    consultation: z.string(),
    ...states,
    channels: z.array(z.strictObject({ channel, ...states })).describe("Channels by which something was received."),
    kinds: z.array(z.strictObject({ kind, published: count, published_texts: publishedTexts })),
    sections: z
      .array(z.strictObject({ path: z.string(), published: count.describe("On the section itself and its paragraphs."), published_texts: publishedTexts }))
      .describe("Of the present draft, those with published comments."),
    whole_draft: count.describe("Published comments on the present draft as a whole."),
    whole_draft_texts: publishedTexts,
  })
  .register(apiSchemas, { id: "Numbers" });

const reason = z.string().describe("Key of the reason.");

export const transparencySchema = z
  .strictObject({
    consultation: z.string(),
    counted_at: instant.describe("All numbers are of this instant; they are counted anew once a minute at most."),
    ...states,
    channels: z.array(z.strictObject({ channel, ...states })),
    decisions: z.array(
      z.strictObject({ action: z.enum(["publish", "redact", "withhold", "reopen", "move", "merge"]), reason: reason.describe("Key of the published rule."), count }),
    ),
    waiting: z.strictObject({
      decided: count.describe("Comments with a first decision."),
      median_seconds: z.number().nullable().describe("From the receipt to the first decision."),
      p90_seconds: z.number().nullable().describe("The same for nine in ten."),
      pending: count,
      oldest_seconds: z.number().nullable().describe("How long the oldest pending comment has waited."),
    }),
    second_looks: z.strictObject({ asked: count, upheld: count, changed: count, open: count }),
    blind_reviews: z.strictObject({ reviewed: count.describe("Size of the sample."), agreed: count }),
    form_letters: z.strictObject({
      comments: count.describe("Comments whose words have been compared."),
      texts: count.describe("Different texts among them."),
      repeated_texts: count.describe("Texts that several comments share."),
    }),
    refusals: z.array(z.strictObject({ channel, reason, count })).describe("What was not taken into the register."),
  })
  .register(apiSchemas, { id: "Transparency" });

export const logSchema = z
  .strictObject({
    entries: z
      .array(
        z.strictObject({
          decided_at: instant,
          action: z.enum(["publish", "redact", "withhold", "reopen", "move", "merge"]),
          reason: z.string().describe("Key of the published rule."),
          reason_words: z.string().describe("The rule in words, in Vietnamese."),
          rules_version: z.string(),
          kind,
          part: z.enum(["whole", "front", "body", "back"]).describe("Part of the draft the comment is about."),
          section: z.array(z.string()).describe("Labels from the top of the draft down to its section."),
          heading: z.string(),
          paragraph: z.number().int().nullable(),
        }),
      )
      .describe("The latest first. They name no moderator, no contributor and no comment."),
    next,
  })
  .register(apiSchemas, { id: "ModerationLog" });

export const logQuery = z.strictObject({ after: cursorOf("entry"), limit });

export const noQuery = z.strictObject({});

export const problemSchema = z
  .strictObject({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
  })
  .describe("RFC 9457")
  .register(apiSchemas, { id: "Problem" });

export type Consultation = z.output<typeof consultationSchema>;
export type Comments = z.output<typeof commentsSchema>;
export type Log = z.output<typeof logSchema>;
export type Numbers = z.output<typeof numbersSchema>;
export type Outline = z.output<typeof outlineSchema>;
export type Transparency = z.output<typeof transparencySchema>;
export type Section = z.output<typeof sectionSchema>;
