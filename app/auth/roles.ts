/** What a member of staff may be trusted with; an administrator passes every guard. */
export const ROLES = ["moderator", "compiler", "clerk", "administrator"] as const;

export type Role = (typeof ROLES)[number];

export function isRole(value: unknown): value is Role {
  return ROLES.includes(value as Role);
}
