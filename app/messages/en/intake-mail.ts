export const intakeMail = {
  receipt: {
    subject: "We have received your letter, code {code}",
    body: `Dear Sir or Madam,

Your mail on the draft
"{title}"
was received on {receivedAt}.

Receipt code: {code}

Staff will read it and enter each opinion in it into the register. With this code you can see what becomes of them:
{link}

Whoever has the code can see the opinions, so please keep it to yourself.

Every opinion entered into the register is passed on to the Propaganda Department of the provincial Party committee, those that are not published too.

Thank you. This mail was sent automatically.`,
  },
  unreadable: {
    subject: "Your mail could not be read, code {code}",
    body: `Dear Sir or Madam,

Your mail on the draft
"{title}"
arrived on {receivedAt}, but could not be opened because {why, select, large {it is too large (over 30 MB)} other {its structure cannot be read}}.

Please send your opinion again in a shorter mail, or on the portal itself:
{home}

Receipt code of this mail: {code}
{link}

Thank you. This mail was sent automatically.`,
  },
  note: {
    refusedFile: "The file “{name}” was not kept by itself: {reason}. The original mail still has it.",
    fileReason: {
      empty: "it is empty",
      "not-allowed": "files of its kind are not taken",
      unknown: "its kind is not known",
      damaged: "it is damaged",
      "hidden-content": "it holds hidden content",
      "active-content": "it holds something that runs",
      "too-complex": "its structure is unusual",
    },
    unnamed: "without a name",
    moreFiles: "{count, plural, one {# more file is} other {# more files are}} in the original mail only.",
    cut: "The text is too long and was cut here. All of it is in the original mail.",
    garbled: "The mail's encoding was not recognised. Please compare it with the original, or ask its sender to send it again.",
    tooLarge: "The mail is too large (over 30 MB), so only its header was kept. It is still in the mailbox.",
    tooComplex: "The mail's structure is unusual, so its content was not opened. The original is kept.",
    damaged: "The mail is damaged and its content cannot be read. The original is kept.",
  },
  letter: {
    waiting: "Your letter has been received and waits to be entered into the register by staff. Each opinion in it will then be shown on this page.",
    refused: "Your letter has been received but was not entered into the register. Reason: {reason}. It is kept and counted all the same.",
    setAside: "This mail was set aside and not entered into the register. Reason: {reason}.",
    about: "About",
    received: "Received",
    settled: "Settled",
    readOn: "Read the draft",
  },
  facts: { subject: "Subject", thread: "Open the first mail of this conversation" },
  mailbox: {
    title: "Mailbox",
    read: "The mailbox was last read on {instant}.",
    never: "The mailbox has never been read.",
    failing: "The mailbox cannot be read now ({error}). The portal tries again by itself; no mail is lost.",
  },
  import: {
    title: "Import mails from files",
    intro: "Choose an .eml file (one mail) or an .mbox file (many) exported from a mailbox. Mails already in the register, known by their Message-ID, are passed over. The sender of each new mail gets one answer with its receipt code.",
    files: "Mail files",
    hint: "20 files at most, 100 MB each. {most, number} mails are read at a time; import larger files on the server with npm run import-mail.",
    submit: "Import",
    sending: "Importing…",
    result: "What was imported",
    file: "File",
    new: "New, to be registered",
    known: "Known already",
    setAside: "Set aside",
    refused: "Unreadable",
    notMail: "This is not a file of mails.",
    tooLarge: "This file is too large and was not read.",
    more: "The file has further mails. Import it again to go on: no mail is imported twice.",
    none: "Please choose at least one file.",
    noConsultation: "There is no consultation yet that could take mails.",
    back: "Back to the intake list",
  },
  split: {
    title: "Split the mail into comments",
    source: "What the mail says",
    noText: "No words of this mail can be read. Please look at its files or at the original.",
    recovered: "Converted from {from, select, tcvn3 {TCVN3} vni {VNI} other {{from}}}; please compare with the original.",
    late: "The mail came after the deadline ({closesAt}) and cannot be registered. Please refuse it as late.",
    hint: "Select some words and press “Make a comment”. Without a selection the whole mail is taken.",
    take: "Make a comment",
    parts: "Comments made of it",
    none: "None yet.",
    register: "{count, plural, one {Register # comment} other {Register # comments}}",
    taken: "Comment {number, number} was made.",
    removed: "Comment {number, number} was removed.",
    original: "Download the original (.eml)",
    keys: "Keys",
    keyTake: "make a comment of the selected words",
    keyRegister: "register",
    keyText: "back to the mail's text",
  },
};
