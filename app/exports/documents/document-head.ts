import type { NumberSummary } from "../number-summary.server";
import type { Layout } from "./kinds";
import type { Letterhead } from "./letterhead";

/** What every document of a set says of itself. */
export interface DocumentHead {
  title: string;
  slug: string;
  organiser: string;
  /** Instant of the snapshot. */
  madeAt: Date;
  personalData: boolean;
  layout: Layout;
  letterhead: Letterhead;
  /** SHA-256 of the register of the snapshot as JSON Lines, hex. */
  register: string;
  /** The register's numbers, of the same snapshot. */
  summary: NumberSummary;
}
