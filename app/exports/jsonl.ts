import { toIsoInstant, type RegisterRow, type RowContributor, type RowResponse } from "./register-row";

/**
 * The register as JSON Lines: one comment a line, its texts exactly as they are, points in time as ISO 8601 in UTC,
 * with every decision, hidden span and earlier version. Offsets of spans are UTF-16 units of the text, which no author
 * can edit once it was decided on.
 */
export async function* encodeJsonl(
  batches: AsyncIterable<RegisterRow[]>,
  { personalData }: { personalData: boolean },
): AsyncGenerator<Buffer, void, undefined> {
  for await (const rows of batches) {
    yield Buffer.from(rows.map((row) => `${JSON.stringify(toJsonRow(row, personalData))}\n`).join(""));
  }
}

function toJsonRow(row: RegisterRow, personalData: boolean) {
  const { draftNumber, place, section, paragraph } = row.anchor;
  return {
    id: row.id,
    receiptCode: row.receiptCode,
    part: row.part,
    receivedAt: toIsoInstant(row.receivedAt),
    channel: row.channel,
    draft: draftNumber,
    place,
    section: section && { id: section.id, path: section.path, trail: section.trail, heading: section.heading },
    paragraph,
    kind: row.kind,
    text: row.text,
    proposed: row.proposed,
    proposedBase: row.proposedBase,
    quote: row.quote,
    revision: row.revision,
    earlier: row.earlier.map(({ at, ...version }) => ({ ...version, at: toIsoInstant(at) })),
    district: row.district,
    state: row.state,
    withdrawnAt: row.withdrawnAt && toIsoInstant(row.withdrawnAt),
    supportCount: row.supportCount,
    publicText: row.publicText,
    publicProposed: row.publicProposed,
    consentNotice: row.consentNotice,
    decisions: row.decisions.map(({ at, ...decision }) => ({ ...decision, at: toIsoInstant(at) })),
    textGroup: row.textGroup,
    topics: row.topics.map(({ id, title, response }) => ({ id, title, response: response && toJsonResponse(response) })),
    response: row.response && toJsonResponse(row.response),
    ...(personalData ? { contributor: row.contributor && toJsonContributor(row.contributor) } : {}),
  };
}

function toJsonResponse({ approvedAt, ...response }: RowResponse) {
  return { ...response, approvedAt: toIsoInstant(approvedAt) };
}

function toJsonContributor({ emailConfirmedAt, ...contributor }: RowContributor) {
  return { ...contributor, emailConfirmedAt: emailConfirmedAt && toIsoInstant(emailConfirmedAt) };
}
