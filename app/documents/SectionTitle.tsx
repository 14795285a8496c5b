interface Titled {
  label: string;
  heading: string;
}

/** A label as it stands before its heading on one line: "I-", "1.", "Phần thứ nhất:". */
function lead({ label, heading }: Titled): string {
  return heading === "" || label === "" || /[\p{P}\p{S}]$/u.test(label) ? label : `${label}:`;
}

/** "Phần thứ nhất: ĐÁNH GIÁ…" */
export function sectionTitle(section: Titled): string {
  return `${lead(section)} ${section.heading}`.trim();
}

/** The title with its label apart, so that it can hang or stay on one line. */
export function SectionTitle({ section }: { section: Titled }) {
  return (
    <>
      <span className="label">{lead(section)}</span> {section.heading}
    </>
  );
}
