import type { Readable } from "node:stream";
import { draftComment, placeOf, type DraftComment } from "~/exports/docx/draft-comment";
import { planVolumes } from "~/exports/docx/plan-volumes";
import { writeCommentedDraft, type DraftHead } from "~/exports/docx/write-commented-draft.server";
import type { RegisterRow } from "../register-row";
import type { loadDraftText } from "./load-draft-text.server";

/** The draft with its comments, counted by place as the register is read, and then made in as many volumes as they need. */
export class CommentedVolumes {
  readonly #draft: Awaited<ReturnType<typeof loadDraftText>>;
  readonly #counts = new Map<string, number>();

  constructor(draft: Awaited<ReturnType<typeof loadDraftText>>) {
    this.#draft = draft;
  }

  /** To be told of every row that `write` will be given. */
  count(rows: RegisterRow[]): void {
    for (const comment of this.#beside(rows)) this.#counts.set(placeOf(comment), (this.#counts.get(placeOf(comment)) ?? 0) + 1);
  }

  /**
   * Makes the volumes one after the other; rows are read once. Each has to be taken to its end before the next is asked for.
   * @param rows all of the register by place.
   */
  async *write(head: Omit<DraftHead, "draftId" | "draftNumber" | "volume">, rows: AsyncIterable<RegisterRow[]>): AsyncGenerator<Readable, void, undefined> {
    const { id: draftId, number: draftNumber, text } = this.#draft;
    const comments = this.#comments(rows);
    const volumes = planVolumes(text, this.#counts);
    for (const [index, { draft, comments: count }] of volumes.entries()) {
      const volume = { number: index + 1, of: volumes.length };
      yield writeCommentedDraft({ head: { ...head, draftId, draftNumber, volume }, draft, comments: take(comments, count) });
    }
    const { done } = await comments.next();
    if (!done) throw new Error("The register has more comments than were counted.");
  }

  async *#comments(batches: AsyncIterable<RegisterRow[]>): AsyncGenerator<DraftComment, void, undefined> {
    for await (const rows of batches) yield* this.#beside(rows);
  }

  /** Comments on the draft that is written; there is nothing beside which those on an earlier one could stand. */
  *#beside(rows: RegisterRow[]): Generator<DraftComment, void, undefined> {
    for (const row of rows) {
      const comment = row.anchor.draftNumber === this.#draft.number ? draftComment(row, row.quoteAt) : null;
      if (comment) yield comment;
    }
  }
}

/** The next `count` items; what follows them stays where it is. */
async function* take<Item>(items: AsyncIterator<Item, void>, count: number): AsyncGenerator<Item, void, undefined> {
  for (let taken = 0; taken < count; taken++) {
    const { done, value } = await items.next();
    if (done) throw new Error("The register has fewer comments than were counted.");
    yield value;
  }
}
