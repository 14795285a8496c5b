/** The page that stands in for one that is not on the device while there is no network. */
export const offline = {
  title: "Reading without a network",
  about: "Without a network you can still read the pages saved on this device. A page that is not saved will open when the network returns.",
  writing: "A comment written without a network is kept on this device and sent when the network returns.",
  saved: "Pages saved on this device",
  needsScript: "The list appears only in a browser with JavaScript turned on.",
};
