import { fill, words } from "~/messages/script";
import { make, makeButton } from "./make.client";
import { splitSentences } from "./split-sentences";

const said = words.readAloud;

/**
 * Reads the page with the device's Vietnamese voice; shown only where there is one. A pause ends the sentence and
 * begins it again: many phones cannot hold a voice, and long texts fall silent in some browsers.
 */
export function readAloudControl(): HTMLElement | null {
  const texts = [...document.querySelectorAll<HTMLElement>(".paragraph-text > p:first-child, .full-text section p")];
  if (!("speechSynthesis" in window) || texts.length === 0) return null;
  const voices = window.speechSynthesis;
  let voice: SpeechSynthesisVoice | undefined;
  let state: "still" | "reading" | "paused" = "still";
  let paragraph = 0;
  let sentence = 0;
  /** Changes whenever what is spoken is no longer wanted, since its end is announced late. */
  let turn = 0;

  const status = make("span", { role: "status" });
  const play = makeButton(said.start, () => (state === "reading" ? pause() : read(state === "still" ? firstInView() : paragraph, sentence)));
  const steps = [
    makeButton(said.previous, () => read(Math.max(0, paragraph - 1))),
    makeButton(said.next, () => (paragraph + 1 < texts.length ? read(paragraph + 1) : stop())),
    makeButton(said.stop, stop),
  ];
  const control = make("div", { role: "group", "aria-label": said.label, class: "read-aloud", hidden: "" }, play, ...steps, status);

  function show(next: typeof state, text = "") {
    state = next;
    play.textContent = said[next === "reading" ? "pause" : next === "paused" ? "resume" : "start"];
    for (const step of steps) step.hidden = next === "still";
    control.classList.toggle("active", next !== "still");
    texts.forEach((each, index) => each.classList.toggle("being-read", next !== "still" && index === paragraph));
    status.textContent = text;
  }

  function read(from: number, at = 0) {
    [paragraph, sentence] = [from, at];
    show("reading", fill(said.now, { number: from + 1, total: texts.length }));
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    texts[from]!.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    voices.cancel();
    speak(splitSentences(texts[from]!.textContent ?? ""), ++turn);
  }

  function speak(sentences: string[], mine: number) {
    const text = sentences[sentence];
    if (text === undefined) return paragraph + 1 < texts.length ? read(paragraph + 1) : stop();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice!;
    utterance.lang = voice!.lang;
    utterance.onend = () => {
      if (mine !== turn) return;
      sentence++;
      speak(sentences, mine);
    };
    utterance.onerror = () => mine === turn && pause();
    voices.speak(utterance);
  }

  function pause() {
    turn++;
    voices.cancel();
    show("paused", said.paused);
  }

  function stop() {
    turn++;
    voices.cancel();
    const inside = steps.includes(document.activeElement as HTMLButtonElement);
    sentence = 0;
    show("still");
    if (inside) play.focus();
  }

  const firstInView = () => Math.max(0, texts.findIndex((text) => text.getBoundingClientRect().bottom > 0));
  const findVoice = () => {
    voice ??= voices.getVoices().find(({ lang }) => /^vi([-_]|$)/i.test(lang));
    control.hidden = !voice;
  };
  voices.addEventListener?.("voiceschanged", findVoice);
  addEventListener("pagehide", () => state !== "still" && stop());
  addEventListener("keydown", ({ key }) => key === "Escape" && state !== "still" && stop());
  show("still");
  findVoice();
  return control;
}
