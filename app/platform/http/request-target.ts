const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Whether a request line's target can name something here: a path as RFC 9112 3.2.1 has it, written in the one way its
 * parts can be read. Not another host's address, no empty or dotted part, no slash within one (which would begin
 * another host's address where the part leads on), no broken encoding, no control character.
 */
export function canNameSomething(target: string): boolean {
  const path = target.split("?", 1)[0] ?? "";
  if (!path.startsWith("/") || /\/\/|%2f|%5c/i.test(path) || new URL(path, "http://host").pathname !== path) return false;
  try {
    return !/[\u0000-\u001f]/.test(decodeURIComponent(target));
  } catch {
    return false;
  }
}

/** Whether a Host header is a name or address with or without a port, so that an address can be made of it. */
export function isHost(host: string): boolean {
  return HOST.test(host) && URL.canParse(`http://${host}`);
}
