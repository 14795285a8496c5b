import type { Transparency as Numbers } from "~/moderation/read-transparency.server";
import type { Transparency } from "./api.schema";

/** The numbers about moderation as the open data have them. */
export function describeTransparency(slug: string, numbers: Numbers): Transparency {
  const { countedAt, all, channels, decisions, waiting, secondLooks, blind, letters, refusals } = numbers;
  return {
    consultation: slug,
    counted_at: countedAt.toISOString(),
    ...all,
    channels,
    decisions,
    waiting: {
      decided: waiting.decided,
      median_seconds: waiting.median,
      p90_seconds: waiting.p90,
      pending: all.pending,
      oldest_seconds: waiting.oldest,
    },
    second_looks: secondLooks,
    blind_reviews: blind,
    form_letters: { comments: letters.comments, texts: letters.texts, repeated_texts: letters.repeated },
    refusals,
  };
}
