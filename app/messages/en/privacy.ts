/** The notice a contributor agrees to, as the Vietnamese one says it. */
export const privacy = {
  title: "Protection of personal data",
  version: "Version {version}",
  intro: "The portal collects as little information as it can. You can comment without telling us anything about yourself.",
  what: {
    title: "What we keep",
    text: "Your comment, its kind, the section it is about and the time it was sent. If you choose to give or send them: your name, your organisation, your email address, where you live, and attached files. Letters and e-mails are kept as they came, so that staff can enter what they say. We do not ask for an identity number and do not keep the network address of your device: to hold back mass sending, the portal keeps only a hash of it, under a key that is changed and deleted every day.",
  },
  why: {
    title: "What it is used for",
    text: "Comments are compiled and delivered to the provincial Party committee’s Propaganda and Education Commission (Ban Tuyên giáo), to be taken up or answered with reasons. Your email address is used only to tell you the receipt code, changes of your comment (edited, withdrawn) and its outcome; you may confirm the address by the link in the mail, and need not.",
  },
  shown: {
    title: "What is published",
    text: "After moderation, your comment and where you live (the district only) may be published. Your name and organisation are published only if you tick the box that allows it. Your email address, original letters and attached files are never published. Comments that are not published are only counted in the numbers.",
  },
  keep: {
    title: "How long we keep it",
    text: "The organiser sets a term for each consultation. When it is over, names, organisations, e-mail addresses, original letters, attached files and the mails the portal sent are erased for good, and words hidden as personal data are erased from the comments. What the comments say, the district and the numbers stay.",
    none: "No term is set; the data are kept until there is one.",
    close: "{months, number} months from the deadline for comments.",
    results: "{months, number} months from the publication of the results.",
  },
  erase: {
    title: "Erasing it earlier",
    text: "You can erase what is known of you at any time: look up your receipt code and choose “Erase my contact data”. It is done at once and logged without any name. The comment stays; withdraw it if it should no longer be shown. What was delivered before and old backups of the portal cannot be changed; backups are destroyed when they are due.",
  },
  device: {
    title: "On your device",
    text: "The portal sets no cookies on its public pages; only when you press “Support” is a random number kept on your device, so that each device counts once. An unfinished comment and your collection are kept on your own device and deleted once they have been sent. A comment sent without a network, with anything you filled in, is also kept only on your device and only until it has been sent. Pages you have read are saved so that you can read them without a network; you can delete them on the page “Reading without a network”.",
  },
};
