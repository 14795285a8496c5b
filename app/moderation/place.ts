/** Where in the draft a comment stands. */
export interface Place {
  /** Labels from the top down to its section, "Phần thứ nhất", "A", "I"; empty when it belongs to no section. */
  trail: string[];
  /** Title of its section; empty when it belongs to no section. */
  heading: string;
  part: "whole" | "front" | "body" | "back";
  /** Number of the paragraph within its section or part. */
  paragraph: number | null;
}

/** A printed label without the mark that joins it to its title: "A-" is "A", "1." is "1". */
export function shortLabel(label: string): string {
  return label.replace(/[\s.:–-]+$/u, "");
}
