/** Public pages that tell of the results, or lead to them, are made anew by this tag. */
export const resultsTag = (consultationId: string) => `results-${consultationId}`;
