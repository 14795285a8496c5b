import { open } from "node:fs/promises";
import { quoteAt } from "~/comments/anchor-quote";
import type { DraftComment } from "../draft-comment";
import { writeCommentedDraft, type DraftText } from "../write-commented-draft.server";
import { comment, head, realDraft } from "./sample";

/** Run as a process of its own: `measure.ts <comments> <file>` prints milliseconds, bytes and peak memory in MB as JSON. */
const [count = 1_000, file = "/dev/null"] = [Number(process.argv[2]), process.argv[3]];

async function* many(draft: DraftText, total: number): AsyncGenerator<DraftComment, void, undefined> {
  const paragraphs = draft.sections.flatMap((section) =>
    section.paragraphs.filter(({ text }) => text.length > 80).map((paragraph) => ({ section, paragraph })),
  );
  const each = Math.ceil(total / paragraphs.length);
  let made = 0;
  for (const { section, paragraph } of paragraphs) {
    for (let index = 0; index < each && made < total; index++, made++) {
      const { text } = paragraph;
      const word = text.indexOf(" ", (index * 37) % (text.length - 40)) + 1;
      const end = text.indexOf(" ", word + 8);
      const whole = end > word && word > 0;
      const proposed = whole && index % 3 === 0 ? `${text.slice(0, word)}lời mới ${made}${text.slice(end)}` : null;
      yield comment(`${made}`, {
        sectionId: section.id,
        paragraphId: paragraph.id,
        code: `${(made * 7919).toString(36).toUpperCase().padStart(5, "A")}-92XAH-6RC8Y/1`,
        text: "Đề nghị nêu rõ nguồn lực và trách nhiệm của từng cấp, từng ngành khi thực hiện nội dung này. ".repeat(4),
        quote: whole && index % 2 === 0 ? quoteAt(text, word, end) : null,
        proposal: proposed === null ? null : { text: proposed, base: text, inText: true },
      });
    }
  }
}

const began = performance.now();
const out = await open(file, "w");
let bytes = 0;
const draft = realDraft();
for await (const piece of writeCommentedDraft({ head, draft, comments: many(draft, count) })) {
  bytes += (piece as Buffer).length;
  await out.write(piece as Buffer);
}
await out.close();
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ count, ms: Math.round(performance.now() - began), bytes, peak }));
