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
