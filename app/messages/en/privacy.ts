/** The notice a contributor agrees to, as the Vietnamese one says it. */
export const privacy = {
  title: "Protection of personal data",
  version: "Version {version}",
  intro: "The portal collects as little information as it can. You can comment without telling us anything about yourself.",
  what: {
    title: "What we keep",
    text: "Your comment, its kind, the section it is about and the time it was sent. If you choose to give them: your name, your organisation, your email address and where you live. We do not ask for an identity number and do not keep the network address of your device: to hold back mass sending, the portal keeps only a hash of it, under a key that is changed and deleted every day.",
  },
  why: {
    title: "What it is used for",
    text: "Comments are compiled and delivered to the provincial Party committee’s Propaganda and Education Commission (Ban Tuyên giáo), to be taken up or answered with reasons. Your email address is used only to tell you the receipt code, changes of your comment (edited, withdrawn) and its outcome; you may confirm the address by the link in the mail, and need not.",
  },
  shown: {
    title: "What is published",
    text: "After moderation, your comment and where you live (the district only) may be published. Your name and organisation are published only if you tick the box that allows it. Your email address is never published.",
  },
  device: {
    title: "On your device",
    text: "The portal sets no cookies on its public pages; only when you press “Support” is a random number kept on your device, so that each device counts once. An unfinished comment and your collection are kept on your own device and deleted once they have been sent. A comment sent without a network, with anything you filled in, is also kept only on your device and only until it has been sent. Pages you have read are saved so that you can read them without a network; you can delete them on the page “Reading without a network”.",
  },
};
