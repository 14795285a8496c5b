/** The same tree of keys, with any text at its leaves: what another language has to be. */
export type Same<T> = { [Key in keyof T]: T[Key] extends string ? string : Same<T[Key]> };
