export const mail = {
  receipt: {
    subject: "Your comment has been received, code {code}",
    body: `Dear Sir or Madam,

Your comment on the draft
"{title}"
was received at {receivedAt}.

Receipt code: {code}

Use this code to see what has become of your comment, to edit it until it is moderated, or to withdraw it:
{link}

Anyone who has the code can see, edit and withdraw the comment, so please keep it to yourself.

If you wish, you can confirm that this email address is yours. Your comment counts whether or not you do:
{confirmLink}

Every comment is delivered to the provincial Party committee’s Propaganda and Education Commission (Ban Tuyên giáo), withheld comments included.

This message was sent automatically; please do not reply.`,
  },
  invitation: {
    subject: "Invitation to work on the portal",
    body: `Dear Sir or Madam,

The administrators of the portal invite you to work on it: {roles}.

Open this link to make your account. It can be used once, until {until}:
{link}

Whoever has the link can use it, so please do not forward this mail. If you know of no invitation, please ignore it.

This mail was sent automatically; please do not reply.`,
  },
  decided: {
    subject: {
      publish: "Your comment has been published, code {code}",
      redact: "Your comment has been published with parts hidden, code {code}",
      withhold: "Your comment is not published, code {code}",
      reopen: "Your comment is looked at again, code {code}",
      move: "Your comment was placed in another section, code {code}",
      merge: "Your comment was merged with another one, code {code}",
    },
    what: {
      publish: "The comment has been published on the portal.",
      redact: "The comment has been published on the portal with parts hidden. Reason: {reason}.",
      withhold: "The comment is not published on the portal. Reason: {reason}. It is delivered word for word to Ban Tuyên giáo Tỉnh ủy all the same.",
      reopen: "The earlier decision on this comment is looked at again. The comment awaits a new decision.",
      move: "The comment was placed in the section it speaks of: {place}. Its words are unchanged.",
      merge: "The comment was merged with another one of the same sender and content. Both stay in the register and are delivered to Ban Tuyên giáo Tỉnh ủy.",
    },
    wholeDraft: "the whole draft",
    note: "The moderator's note: {note}",
    secondLook: `If you do not agree, you may ask once, within 30 days, that another moderator look at it again:
{link}`,
    answered: "This is the outcome of the second look you asked for; another moderator took it.",
    body: `Dear Sir or Madam,

On comment {part, number} of receipt code {code} on the draft
"{title}",
at {at}:

{what}

Read the comment, the reason and the moderation rules, version {version}:
{link}

This mail was sent automatically; please do not reply.`,
  },
  revised: {
    subject: "Your comment has been edited, code {code}",
    body: `Dear Sir or Madam,

At {at}, comment number {part, number} under receipt code {code}, on the draft
"{title}"
was edited on the look-up page. The earlier version is kept.

See what it says now:
{link}

If it was not you, somebody else may know the code. Until the comment is moderated you can edit it again on that page.

This message was sent automatically; please do not reply.`,
  },
  withdrawn: {
    subject: "Your comment has been withdrawn, code {code}",
    body: `Dear Sir or Madam,

At {at}, comment number {part, number} under receipt code {code}, on the draft
"{title}"
was withdrawn on the look-up page. Its text is no longer published and is left out of every export from now on.

{link}

If it was not you, somebody else may know the code. A withdrawn comment cannot be restored; while the consultation is open you can send a new one.

This message was sent automatically; please do not reply.`,
  },
};
