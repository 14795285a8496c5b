import net from "node:net";

/**
 * The network an address belongs to, for counting: an IPv4 address itself, of IPv6 the first 64 bits, all of which
 * one household is given (RFC 6177). An IPv4 address inside an IPv6 one (::ffff:192.0.2.1) is that IPv4 address.
 */
export function networkOf(address: string): string {
  const [plain = ""] = address.split("%", 1);
  if (!net.isIPv6(plain)) return plain;
  const groups = expand(plain);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]).join(".");
  }
  return `${groups.slice(0, 4).map((group) => group.toString(16)).join(":")}::/64`;
}

/** The eight groups of an IPv6 address; the URL standard writes every form of it in one way, without dots. */
function expand(address: string): number[] {
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const [first, last] = [groups(head), groups(tail ?? "")];
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
}
