import type { StaffClient } from "./staff-client";

export interface Numbers {
  adds_up: boolean;
  total: Record<string, number>;
  channels: ({ channel: string } & Record<string, number>)[];
  discrepancies: object[];
}

/** Asks for the reconciliation again and again: it must add up and hold nothing negative at every look. */
export function watchRegister(client: StaffClient, slug: string, onLook: (numbers: Numbers) => void) {
  let stopped = false;
  let looks = 0;
  const watching = (async () => {
    while (!stopped) {
      const numbers = await client.json<Numbers>(`/can-bo/doi-chieu.json?dot=${slug}`);
      const values = [numbers.total, ...numbers.channels].flatMap((row) => Object.values(row).filter((value) => typeof value === "number"));
      if (!numbers.adds_up || values.some((value) => value < 0)) throw new Error(`The register does not add up: ${JSON.stringify(numbers.discrepancies)}`);
      looks++;
      onLook(numbers);
    }
  })();
  // A failure is met where the drill ends; until then it must not count as unhandled.
  watching.catch(() => undefined);
  return {
    async stop() {
      stopped = true;
      await watching;
      return looks;
    },
  };
}
