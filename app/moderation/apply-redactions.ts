// Moved: import from ~/comments/apply-redactions.
export * from "~/comments/apply-redactions";
