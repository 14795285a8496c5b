import { z } from "zod";
import { KINDS, type Kind } from "./kinds";
import type { Cursor } from "./list-published-page.server";

/** How a list of published comments is narrowed and ordered, as its address says. */
export interface PublishedQuery {
  /** Number of the paragraph; null for any. */
  paragraph: number | null;
  kind: Kind | null;
  order: "newest" | "draft";
  /** Also what is about the places below. */
  below: boolean;
  after: Cursor | null;
}

const schema = z.object({
  doan: z.coerce.number().int().min(1).max(99_999).nullable().catch(null),
  loai: z.enum(KINDS).nullable().catch(null),
  xep: z.literal("du-thao").nullable().catch(null),
  trong: z.literal("ca").nullable().catch(null),
  truoc: z
    .string()
    .regex(/^\d{1,14}_[0-9a-f-]{36}$/)
    .transform((value) => ({ receivedAt: new Date(Number(value.split("_")[0])), id: value.split("_")[1] ?? "" }))
    .refine(({ id }) => z.uuid().safeParse(id).success)
    .nullable()
    .catch(null),
});

/** What makes no sense counts as not said. */
export function readPublishedQuery(search: URLSearchParams): PublishedQuery {
  const { doan, loai, xep, trong, truoc } = schema.parse(
    Object.fromEntries(Object.keys(schema.shape).map((name) => [name, search.get(name)])),
  );
  return { paragraph: doan, kind: loai, order: xep ? "draft" : "newest", below: trong !== null && doan === null, after: truoc };
}

/** The query as it stands in an address, with its question mark; each list has one way to be written. */
export function writePublishedQuery({ paragraph, kind, order, below, after }: PublishedQuery): string {
  const parts = [
    paragraph !== null && `doan=${paragraph}`,
    kind && `loai=${kind}`,
    order === "draft" && "xep=du-thao",
    below && "trong=ca",
    after && `truoc=${after.receivedAt.getTime()}_${after.id}`,
  ].filter(Boolean);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
