/** Batches under way at once: enough that one waits for the disk while another is being gathered. */
const AT_ONCE = 2;
const MAX_BATCH = 100;
/** Items that wait at most; one more is refused, so that a database that stands still does not fill the memory. */
const MAX_WAITING = 10_000;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Does together what arrives together: an item goes at once while little is under way, and else waits for the next
 * batch. A batch that an item of it made fail is done again in halves, so that a bad item fails alone.
 * @param work gives one result for each item, in order
 * @param isOnesFault whether a failure may be one item's; any other fails the whole batch at once, since it would be met again
 */
export function coalesce<Item, Result>(
  work: (items: Item[]) => Promise<Result[]>,
  isOnesFault: (error: unknown) => boolean,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;

  async function settle(batch: Waiting<Item, Result>[]) {
    try {
      const results = await work(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      if (batch.length === 1 || !isOnesFault(error)) return batch.forEach(({ reject }) => reject(error));
      const half = Math.ceil(batch.length / 2);
      await settle(batch.slice(0, half));
      await settle(batch.slice(half));
    }
  }

  async function next() {
    if (underWay === AT_ONCE || waiting.length === 0) return;
    underWay++;
    await settle(waiting.splice(0, MAX_BATCH));
    underWay--;
    void next();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= MAX_WAITING) return reject(new Error("Too many are waiting."));
      waiting.push({ item, resolve, reject });
      void next();
    });
}
