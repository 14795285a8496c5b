/** Addresses the portal sends from, in small letters: a mail from one of them is its own, come back. */
export function ownAddresses(...senders: string[]): string[] {
  return senders.flatMap((sender) => /[^\s<>"]+@[^\s<>"]+/.exec(sender)?.[0].toLowerCase() ?? []);
}
