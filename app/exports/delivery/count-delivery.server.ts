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

/** Writes the id of every comment of the caller's snapshot into a file, a line each. */
export async function writeCommentIds(client: ClientBase, { consultationId, path }: { consultationId: string; path: string }): Promise<void> {
  async function* lines() {
    for await (const rows of copyRows(client, `SELECT id::text FROM comment WHERE consultation_id = ${escapeLiteral(consultationId)} ORDER BY id`)) {
      yield `${rows.map(([id]) => id).join("\n")}\n`;
    }
  }
  await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
}

/**
 * Notes which comments of a set its delivery has first, by the ids its snapshot had: what came while the documents were
 * made is the next one's. In the transaction in which the set is kept; a comment is new in one delivery only, so their
 * new ones add up to the total of the one whose snapshot is last.
 * @throws where the ids are not those of the set.
 */
export async function countDelivery(tx: PoolClient, { deliveryId, path, expected }: { deliveryId: string; path: string; /** Comments of the set. */ expected: number }): Promise<void> {
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
  await tx.query("UPDATE delivery SET new_count = $2, total_count = $3, numbers = $4 WHERE id = $1", [deliveryId, sum((row) => row.new), total, JSON.stringify(rows)]);
  await tx.query("SELECT graphile_worker.add_job('keep-deliveries', json_build_object('deliveryId', $1::text), job_key := 'hand-over:' || $1::text)", [deliveryId]);
}
