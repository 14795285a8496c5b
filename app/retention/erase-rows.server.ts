import { translator } from "~/messages";
import type { Tx } from "~/platform/db.server";
import type { Erasable } from "./erasable";
import { maskWords } from "./mask-words.server";

type Erase = (tx: Tx, ids: string[], now: Date) => Promise<unknown>;

/** Erases the personal data of rows by their ids; what has been erased stays as it is, however often this is done. */
export const ERASE: Record<Erasable, Erase> = {
  people: (tx, ids, now) => tx.$executeRaw`
    UPDATE contributor SET name = NULL, organisation = NULL, email = NULL, email_token_hash = NULL, email_confirmed_at = NULL,
      show_name = false, erased_at = ${now}
    WHERE id = ANY (${ids}::uuid[]) AND erased_at IS NULL`,
  letters: eraseItems,
  emails: eraseItems,
  files: async (tx, ids, now) => {
    await tx.$executeRaw`DELETE FROM file_chunk WHERE file_id = ANY (${ids}::uuid[])`;
    await tx.$executeRaw`
      UPDATE stored_file SET name = ${translator("retention")("erasedFile")}, erased_at = ${now}
      WHERE id = ANY (${ids}::uuid[]) AND erased_at IS NULL`;
  },
  // One that has not gone out goes nowhere: its job finds it given up.
  messages: (tx, ids, now) => tx.$executeRaw`
    UPDATE mail_message SET recipient = '', subject = '', body = '', last_error = NULL, reply = NULL, in_reply_to = NULL,
      failed_at = CASE WHEN sent_at IS NULL THEN coalesce(failed_at, ${now}) ELSE failed_at END
    WHERE id = ANY (${ids}::uuid[])`,
  looks: (tx, ids) => tx.$executeRaw`UPDATE second_look SET words = NULL WHERE id = ANY (${ids}::uuid[])`,
  // What was taken from it is a response, and stays.
  returned: async (tx, ids, now) => {
    await tx.$executeRaw`DELETE FROM returned_note WHERE returned_id = ANY (${ids}::uuid[])`;
    await tx.$executeRaw`UPDATE returned_item SET replies = '[]', final_text = NULL, text = '' WHERE returned_id = ANY (${ids}::uuid[])`;
    await tx.$executeRaw`UPDATE returned_draft SET file_name = '', erased_at = ${now} WHERE id = ANY (${ids}::uuid[])`;
  },
  masked: maskWords,
};

/** Of its Message-ID a hash is kept, so that the same mail is known when it is brought again. */
function eraseItems(tx: Tx, ids: string[], now: Date) {
  return tx.$executeRaw`
    UPDATE intake_item SET subject = NULL, text = NULL, note = NULL, erased_at = ${now},
      message_id = 'sha256:' || encode(sha256(convert_to(message_id, 'UTF8')), 'hex')
    WHERE id = ANY (${ids}::uuid[]) AND state <> 'waiting' AND erased_at IS NULL`;
}
