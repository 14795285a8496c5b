/** Words of the script of the public pages. They are no ICU messages: "{name}" is put in as it is, without plurals. */
export const script = {} as const;
