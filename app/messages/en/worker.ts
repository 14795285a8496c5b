/** Words of the service worker, apart from those of the pages' script, which it would only make heavier. No ICU messages. */
export const worker = {
  away: "You are reading the copy saved at {instant}, because there is no network.",
  slow: "You are reading the copy saved at {instant}, because the portal has not answered.",
  again: "Load the page again",
  instant: "{hour}:{minute} on {day}/{month}/{year}",
};
