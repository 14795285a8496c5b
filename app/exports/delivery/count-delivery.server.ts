import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { escapeLiteral, type ClientBase, type PoolClient } from "pg";
import { from } from "pg-copy-streams";
import { copyRows } from "~/platform/copy-rows.server";

export interface ChannelNumbers {
  channel: string;
  new: number;
  total: number;
}

/** Writes the id of every comment of the caller's snapshot into a file, a line each. Gives how many no delivery has had. */
export async function writeCommentIds(client: ClientBase, { consultationId, path }: { consultationId: string; path: string }): Promise<number> {
  async function* lines() {
    for await (const rows of copyRows(client, `SELECT id::text FROM comment WHERE consultation_id = ${escapeLiteral(consultationId)} ORDER BY id`)) {
      yield `${rows.map(([id]) => id).join("\n")}\n`;
    }
  }
  await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM comment c WHERE c.consultation_id = $1 AND NOT EXISTS (SELECT 1 FROM delivered_comment d WHERE d.comment_id = c.id)",
    [consultationId],
  );
  return rows[0]!.count;
}

export interface CountedDelivery {
  deliveryId: string;
  path: string;
  /** Comments of the set. */
  expected: number;
  /** Those that a file of the set names as new; null where none does. */
  expectedNew: number | null;
}

/**
 * Notes which comments of a set its delivery has first, by the ids its snapshot had: what came while the documents were
 * made is the next one's. In the transaction in which the set is kept; a comment is new in one delivery only, so their
 * new ones add up to the total of the one whose snapshot is last.
 * @throws where the ids are not those of the set, or others are new than its file names: it is made anew.
 */
export async function countDelivery(tx: PoolClient, { deliveryId, path, expected, expectedNew }: CountedDelivery): Promise<void> {
  await tx.query("CREATE TEMP TABLE delivery_ids (id uuid PRIMARY KEY) ON COMMIT DROP");
  await pipeline(createReadStream(path), tx.query(from("COPY delivery_ids FROM STDIN")));
  // In order, so that two at a time wait for each other and not in a ring.
  await tx.query("INSERT INTO delivered_comment (comment_id, delivery_id) SELECT id, $1 FROM delivery_ids ORDER BY id ON CONFLICT DO NOTHING", [deliveryId]);
  const { rows } = await tx.query<ChannelNumbers>(
    `SELECT c.channel::text, count(*)::int AS total, count(*) FILTER (WHERE d.delivery_id = $1)::int AS new
     FROM delivery_ids i JOIN comment c ON c.id = i.id JOIN delivered_comment d ON d.comment_id = i.id GROUP BY c.channel ORDER BY c.channel`,
    [deliveryId],
  );
  const sum = (count: (row: ChannelNumbers) => number) => rows.reduce((total, row) => total + count(row), 0);
  const total = sum((row) => row.total);
  if (total !== expected) throw new Error(`A delivery of ${expected} comments has ${total} ids.`);
  const isNew = sum((row) => row.new);
  if (expectedNew !== null && expectedNew !== isNew) throw new Error(`A delivery that names ${expectedNew} comments as new has ${isNew}.`);
  await tx.query("UPDATE delivery SET new_count = $2, total_count = $3, numbers = $4 WHERE id = $1", [deliveryId, isNew, total, JSON.stringify(rows)]);
  await tx.query("SELECT graphile_worker.add_job('keep-deliveries', json_build_object('deliveryId', $1::text), job_key := 'hand-over:' || $1::text)", [deliveryId]);
}
