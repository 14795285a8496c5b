import type { ReactNode } from "react";
import type { translator } from "~/messages";

/** What every picture needs. */
export interface ChartText {
  /** Unique on its page. */
  id: string;
  title: string;
  /** A picture for a file of its own: dark on white, with its title and a font. */
  standalone?: boolean;
  /** Shows how many different texts there are, instead of how many comments. */
  once?: boolean;
}

/** A table beside a picture: names of its columns, that of the rows' names first, and the rows. */
export interface ChartRows {
  head: string[];
  rows: { name: string; numbers: number[] }[];
}

/** The words of the pictures; in React from `useTranslations`, in a file from `translator`. */
export type ChartWords = ReturnType<typeof translator<"synthesis.chart">>;

export const CHART_WIDTH = 640;
/** Of bars that stand for comments: seen in light and dark, and behind those of texts. */
export const COMMENTS_OPACITY = 0.55;

const number = new Intl.NumberFormat("vi-VN");
export const chartNumber = (value: number) => number.format(value);

const FONT = `system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif`;
const LINE = 24;

interface FrameProps extends Omit<ChartText, "once"> {
  desc: string;
  height: number;
  children: ReactNode;
}

/** An image to a screen reader, with its title and what it shows in words; colours come from the text around it. */
export function ChartFrame({ id, title, desc, height, standalone = false, children }: FrameProps) {
  const lines = standalone ? breakLines(title, 62) : [];
  const top = lines.length > 0 ? lines.length * LINE + 12 : 0;
  const margin = standalone ? 16 : 0;
  const picture = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${CHART_WIDTH + 2 * margin} ${height + top + 2 * margin}`}
      width={standalone ? CHART_WIDTH + 2 * margin : "100%"}
      fontSize="14"
      {...(standalone ? { fontFamily: FONT, color: "#1d1a16", height: height + top + 2 * margin } : {})}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{desc}</desc>
      {standalone && <rect width="100%" height="100%" fill="#fff" />}
      <g transform={`translate(${margin} ${margin})`} fill="currentColor">
        {lines.map((line, index) => (
          <text key={index} y={index * LINE + 18} fontSize="18" fontWeight="700">
            {line}
          </text>
        ))}
        <g transform={`translate(0 ${top})`}>{children}</g>
      </g>
    </svg>
  );
  if (standalone) return picture;
  // On a phone the picture is wider than the screen, so that its words can be read.
  return (
    <div className="chart-scroll" role="group" aria-label={title} tabIndex={0}>
      {picture}
    </div>
  );
}

/** Lines of at most so many characters, broken at blanks. */
function breakLines(text: string, longest: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => shorten(line, longest));
}

/** At most so many characters, cut between words where there is a blank. */
export function shorten(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const cut = characters.slice(0, longest - 1).join("");
  const blank = cut.lastIndexOf(" ");
  return `${blank > longest / 2 ? cut.slice(0, blank) : cut} …`;
}

/** Which shade stands for what. */
export function ChartLegend({ t, y, once }: { t: ChartWords; y: number; once: boolean }) {
  if (once) {
    return (
      <g fontSize="13" aria-hidden="true">
        <rect x="0" y={y - 10} width="12" height="12" />
        <text x="18" y={y}>
          {t("texts")}
        </text>
      </g>
    );
  }
  return (
    <g fontSize="13" aria-hidden="true">
      <rect x="0" y={y - 10} width="12" height="12" fillOpacity={COMMENTS_OPACITY} />
      <text x="18" y={y}>
        {t("comments")}
      </text>
      <rect x="110" y={y - 10} width="12" height="12" />
      <text x="128" y={y}>
        {t("texts")}
      </text>
    </g>
  );
}
