/** Batches under way at once: enough that one waits for the disk while another is being gathered. */
const AT_ONCE = 2;
const MAX_BATCH = 100;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Does together what arrives together: an item goes at once while little is under way, and else waits for the next
 * batch. A batch that fails is done again one by one, so that a bad item fails alone.
 * @param work gives one result for each item, in order
 */
export function coalesce<Item, Result>(work: (items: Item[]) => Promise<Result[]>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;

  async function settle(batch: Waiting<Item, Result>[]) {
    try {
      const results = await work(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await settle([one]);
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
      waiting.push({ item, resolve, reject });
      void next();
    });
}
