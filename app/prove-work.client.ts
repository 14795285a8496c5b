import { solveChallenge } from "altcha-lib/v1";
import { make } from "./ui/make.client";

/** Numbers tried between two signs of life. */
const STEP = 3_000;

interface Challenge {
  algorithm: string;
  challenge: string;
  salt: string;
  signature: string;
  maxNumber: number;
}

/** Does the work the server asks of a form while its limits are near, and shows how far it is. */
async function proveWork(form: HTMLFormElement, status: HTMLElement) {
  const { maxNumber, ...challenge } = JSON.parse(status.dataset.challenge!) as Challenge;
  const progress = make("progress", { max: String(maxNumber), "aria-label": status.textContent });
  const button = form.querySelector<HTMLButtonElement>(".send button")!;
  status.hidden = false;
  status.append(progress);
  button.disabled = true;
  for (let start = 0; start <= maxNumber; start += STEP) {
    progress.value = start;
    const solution = await solveChallenge(challenge.challenge, challenge.salt, challenge.algorithm, start + STEP, start).promise;
    if (!solution) continue;
    (form.elements.namedItem("altcha") as HTMLInputElement).value = btoa(JSON.stringify({ ...challenge, number: solution.number }));
    break;
  }
  button.disabled = false;
  status.textContent = status.dataset.done!;
}

const status = document.querySelector<HTMLElement>("[data-challenge]");
const form = status?.closest("form");
// Browsers hash for pages over TLS only; without, one waits.
if (status && form && crypto.subtle) void proveWork(form, status);
