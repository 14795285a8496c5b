/** How comments reach the register, in the order tables show them. */
export const CHANNELS = ["web", "email", "post", "meeting", "import"] as const;

export type Channel = (typeof CHANNELS)[number];
