export const synthesis = {
  outcome: {
    accept: "Accepted",
    accept_part: "Accepted in part",
    explain: "Explained",
    note: "Noted",
  },
  answerMail: {
    subject: "Your comments have been answered, code {code}",
    line: "Comment {part, number}: {outcomes}",
    body: `Dear contributor,

The answers to the comments on the draft
"{title}"
have been published. For your receipt code {code}:

{lines}

Read the answers in full:
{link}

Thank you for your comments.

This mail was sent by a program; please do not reply.`,
  },
  chart: {
    comments: "Comments",
    texts: "Different texts",
    name: "Item",
    day: "Day",
    section: "Section",
    total: "Total",
    own: "This section alone",
    summary: "{rows, number} rows, {comments, number} comments in all.",
    most: "Most: {name}, {comments, number} comments.",
    summaryOnce: "{rows, number} rows.",
    mostOnce: "Most: {name}, {texts, number} different texts.",
    barTitle: "{name}: {comments, number} comments, {texts, number} different texts",
    cut: "{rows, number} more rows, see the table.",
  },
} as const;
