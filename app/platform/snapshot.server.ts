import type { ClientBase, Pool } from "pg";
import { timeZone } from "~/messages";

/** How long a reader of the stream may stand still before Postgres ends the transaction. */
const STALLED_AFTER = "15min";

/**
 * Streams what `work` yields from one transaction that sees the database as it was at its first query and changes
 * nothing. The connection is taken when the first piece is asked for and given back at the end, on failure, and when
 * the consumer leaves early. Points in time are printed in Asia/Ho_Chi_Minh.
 */
export async function* readSnapshot<T>(
  pool: Pool,
  work: (client: ClientBase) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection lost between two queries is told here; the next query fails because of it.
  const onError = (error: Error) => (broken = error);
  client.on("error", onError);
  let open = false;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    open = true;
    await client.query(
      `SET LOCAL TimeZone = '${timeZone}'; SET LOCAL DateStyle = 'ISO'; SET LOCAL cursor_tuple_fraction = 1;
       SET LOCAL idle_in_transaction_session_timeout = '${STALLED_AFTER}'`,
    );
    yield* work(client);
    await client.query("COMMIT");
    open = false;
  } finally {
    if (open) await client.query("ROLLBACK").catch((error: Error) => (broken ??= error));
    client.off("error", onError);
    client.release(broken);
  }
}
