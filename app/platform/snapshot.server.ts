import type { ClientBase, Pool } from "pg";
import { timeZone } from "~/messages";

/** How long a reader may stand still between two queries before Postgres ends the transaction. */
const STALLED_AFTER = "15min";

/**
 * Streams what `work` yields from one transaction that sees the database as it was at its first query and changes
 * nothing. The connection is taken when the first piece is asked for and given back at the end; on failure, and when
 * the consumer leaves early, it is closed, since it may stand in the middle of a COPY. Points in time are printed in
 * Asia/Ho_Chi_Minh.
 */
export async function* readSnapshot<T>(
  pool: Pool,
  work: (client: ClientBase) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const client = await pool.connect();
  // A connection lost between two queries is told here; the next query fails because of it.
  const onError = () => undefined;
  client.on("error", onError);
  let complete = false;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(
      `SET LOCAL TimeZone = '${timeZone}'; SET LOCAL DateStyle = 'ISO';
       SET LOCAL idle_in_transaction_session_timeout = '${STALLED_AFTER}'`,
    );
    yield* work(client);
    await client.query("COMMIT");
    complete = true;
  } finally {
    client.off("error", onError);
    client.release(!complete);
  }
}
