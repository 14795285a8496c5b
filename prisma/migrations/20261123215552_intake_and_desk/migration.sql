-- CreateEnum
CREATE TYPE "intake_state" AS ENUM ('waiting', 'registered', 'refused', 'set_aside');

-- CreateEnum
CREATE TYPE "bulk_state" AS ENUM ('reading', 'checked', 'registering', 'registered', 'discarded');

-- CreateEnum
CREATE TYPE "proposal_outcome" AS ENUM ('applied', 'undone', 'declined', 'overtaken');

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "bulk_import_id" UUID,
ADD COLUMN     "intake_item_id" UUID;

-- AlterTable
ALTER TABLE "consultation" ADD COLUMN     "blind_share" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "four_eyes" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "mail_message" ADD COLUMN     "bounced_at" TIMESTAMPTZ(3),
ADD COLUMN     "in_reply_to" TEXT;

-- AlterTable
ALTER TABLE "moderation_decision" ADD COLUMN     "from_paragraph_id" UUID,
ADD COLUMN     "from_section_id" UUID,
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "second_staff_id" UUID,
ADD COLUMN     "to_paragraph_id" UUID,
ADD COLUMN     "to_section_id" UUID;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "scope_districts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "scope_sections" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "totp_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" BIGINT,
ADD COLUMN     "totp_secret" TEXT;

-- AlterTable
ALTER TABLE "staff_invitation" ADD COLUMN     "email" TEXT,
ADD COLUMN     "scope_districts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "scope_sections" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_chunk" (
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "file_chunk_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateTable
CREATE TABLE "comment_file" (
    "comment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "comment_file_pkey" PRIMARY KEY ("comment_id","position")
);

-- CreateTable
CREATE TABLE "intake_item" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "state" "intake_state" NOT NULL DEFAULT 'waiting',
    "receipt_code" TEXT NOT NULL,
    "units" INTEGER NOT NULL DEFAULT 1,
    "contributor_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "postmarked_on" DATE,
    "subject" TEXT,
    "text" TEXT,
    "recovered_from" TEXT,
    "message_id" TEXT,
    "thread_id" UUID,
    "source_id" UUID,
    "reason" TEXT,
    "note" TEXT,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "intake_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intake_file" (
    "item_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "intake_file_pkey" PRIMARY KEY ("item_id","position")
);

-- CreateTable
CREATE TABLE "mailbox_state" (
    "mailbox" TEXT NOT NULL,
    "uid_validity" BIGINT NOT NULL,
    "last_uid" BIGINT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,

    CONSTRAINT "mailbox_state_pkey" PRIMARY KEY ("mailbox")
);

-- CreateTable
CREATE TABLE "bulk_import" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "state" "bulk_state" NOT NULL DEFAULT 'reading',
    "file_id" UUID NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "meeting" TEXT,
    "held_on" DATE,
    "district" TEXT,
    "people_present" INTEGER,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_wrong" INTEGER NOT NULL DEFAULT 0,
    "rows_expected" INTEGER,
    "problem" TEXT,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_row" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "errors" JSONB NOT NULL DEFAULT '{}',
    "wrong" BOOLEAN NOT NULL,

    CONSTRAINT "bulk_row_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "refusal_count" (
    "consultation_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "refusal_count_pkey" PRIMARY KEY ("consultation_id","channel","day","reason")
);

-- CreateTable
CREATE TABLE "reconciliation_check" (
    "consultation_id" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "alarmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliation_check_pkey" PRIMARY KEY ("consultation_id")
);

-- CreateTable
CREATE TABLE "proposed_decision" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "action" "moderation_action" NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "spans" JSONB NOT NULL DEFAULT '[]',
    "to_section_id" UUID,
    "to_paragraph_id" UUID,
    "merged_into_id" UUID,
    "staff_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "needs_second" BOOLEAN NOT NULL DEFAULT false,
    "second_staff_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "outcome" "proposal_outcome",

    CONSTRAINT "proposed_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_lease" (
    "comment_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_lease_pkey" PRIMARY KEY ("comment_id")
);

-- CreateTable
CREATE TABLE "blind_review" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID,
    "answer" "moderation_action",
    "reason" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "blind_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_look" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "words" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_decision_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "second_look_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "analysis_queue" (
    "comment_id" UUID NOT NULL,

    CONSTRAINT "analysis_queue_pkey" PRIMARY KEY ("comment_id")
);

-- CreateTable
CREATE TABLE "comment_analysis" (
    "comment_id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "group_id" UUID,
    "flags" TEXT[],
    "findings" JSONB NOT NULL DEFAULT '[]',
    "suggested_section_id" UUID,
    "words" tsvector NOT NULL,

    CONSTRAINT "comment_analysis_pkey" PRIMARY KEY ("comment_id")
);

-- CreateTable
CREATE TABLE "text_group" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "leader_id" UUID NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 1,
    "bands" INTEGER[],
    "words_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "text_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "insult_word" (
    "word" TEXT NOT NULL,
    "added_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "insult_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "staff_recovery_code" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal_setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "portal_setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "comment_file_file_id_key" ON "comment_file"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "intake_item_receipt_code_key" ON "intake_item"("receipt_code");

-- CreateIndex
CREATE UNIQUE INDEX "intake_item_source_id_key" ON "intake_item"("source_id");

-- CreateIndex
CREATE INDEX "intake_item_consultation_id_channel_state_received_at_id_idx" ON "intake_item"("consultation_id", "channel", "state", "received_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "intake_item_consultation_id_message_id_key" ON "intake_item"("consultation_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "intake_file_file_id_key" ON "intake_file"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_import_file_id_key" ON "bulk_import"("file_id");

-- CreateIndex
CREATE INDEX "bulk_import_consultation_id_created_at_idx" ON "bulk_import"("consultation_id", "created_at");

-- CreateIndex
CREATE INDEX "proposed_decision_batch_id_idx" ON "proposed_decision"("batch_id");

-- CreateIndex
CREATE INDEX "proposed_decision_comment_id_idx" ON "proposed_decision"("comment_id");

-- CreateIndex
CREATE INDEX "comment_lease_expires_at_idx" ON "comment_lease"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "blind_review_decision_id_key" ON "blind_review"("decision_id");

-- CreateIndex
CREATE INDEX "blind_review_consultation_id_answered_at_idx" ON "blind_review"("consultation_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "second_look_comment_id_key" ON "second_look"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "second_look_decision_id_key" ON "second_look"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "second_look_answer_decision_id_key" ON "second_look"("answer_decision_id");

-- CreateIndex
CREATE INDEX "second_look_consultation_id_answered_at_idx" ON "second_look"("consultation_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_staff_id_name_key" ON "saved_filter"("staff_id", "name");

-- CreateIndex
CREATE INDEX "comment_analysis_words_idx" ON "comment_analysis" USING GIN ("words");

-- CreateIndex
CREATE INDEX "comment_analysis_group_id_comment_id_idx" ON "comment_analysis"("group_id", "comment_id");

-- CreateIndex
CREATE INDEX "text_group_leader_id_idx" ON "text_group"("leader_id");

-- CreateIndex
CREATE INDEX "text_group_consultation_id_words_hash_idx" ON "text_group"("consultation_id", "words_hash");

-- CreateIndex
CREATE UNIQUE INDEX "staff_recovery_code_code_hash_key" ON "staff_recovery_code"("code_hash");

-- CreateIndex
CREATE INDEX "staff_recovery_code_staff_id_idx" ON "staff_recovery_code"("staff_id");

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_intake_item_id_fkey" FOREIGN KEY ("intake_item_id") REFERENCES "intake_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_bulk_import_id_fkey" FOREIGN KEY ("bulk_import_id") REFERENCES "bulk_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_decision" ADD CONSTRAINT "moderation_decision_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_decision" ADD CONSTRAINT "moderation_decision_second_staff_id_fkey" FOREIGN KEY ("second_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_chunk" ADD CONSTRAINT "file_chunk_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_file" ADD CONSTRAINT "comment_file_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_file" ADD CONSTRAINT "comment_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_item" ADD CONSTRAINT "intake_item_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_item" ADD CONSTRAINT "intake_item_contributor_id_fkey" FOREIGN KEY ("contributor_id") REFERENCES "contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_item" ADD CONSTRAINT "intake_item_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "intake_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_item" ADD CONSTRAINT "intake_item_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_item" ADD CONSTRAINT "intake_item_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_file" ADD CONSTRAINT "intake_file_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "intake_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_file" ADD CONSTRAINT "intake_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_import" ADD CONSTRAINT "bulk_import_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_import" ADD CONSTRAINT "bulk_import_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_import" ADD CONSTRAINT "bulk_import_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_row" ADD CONSTRAINT "bulk_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "bulk_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refusal_count" ADD CONSTRAINT "refusal_count_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_check" ADD CONSTRAINT "reconciliation_check_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposed_decision" ADD CONSTRAINT "proposed_decision_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposed_decision" ADD CONSTRAINT "proposed_decision_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposed_decision" ADD CONSTRAINT "proposed_decision_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposed_decision" ADD CONSTRAINT "proposed_decision_second_staff_id_fkey" FOREIGN KEY ("second_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_lease" ADD CONSTRAINT "comment_lease_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_lease" ADD CONSTRAINT "comment_lease_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blind_review" ADD CONSTRAINT "blind_review_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blind_review" ADD CONSTRAINT "blind_review_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "moderation_decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blind_review" ADD CONSTRAINT "blind_review_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blind_review" ADD CONSTRAINT "blind_review_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_look" ADD CONSTRAINT "second_look_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_look" ADD CONSTRAINT "second_look_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_look" ADD CONSTRAINT "second_look_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "moderation_decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_look" ADD CONSTRAINT "second_look_answer_decision_id_fkey" FOREIGN KEY ("answer_decision_id") REFERENCES "moderation_decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_analysis" ADD CONSTRAINT "comment_analysis_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_analysis" ADD CONSTRAINT "comment_analysis_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_analysis" ADD CONSTRAINT "comment_analysis_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "text_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_analysis" ADD CONSTRAINT "comment_analysis_suggested_section_id_fkey" FOREIGN KEY ("suggested_section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_group" ADD CONSTRAINT "text_group_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_group" ADD CONSTRAINT "text_group_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_recovery_code" ADD CONSTRAINT "staff_recovery_code_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "comment_of_intake_item" ON "comment" ("intake_item_id") WHERE "intake_item_id" IS NOT NULL;
CREATE INDEX "comment_of_bulk_import" ON "comment" ("bulk_import_id") WHERE "bulk_import_id" IS NOT NULL;

-- A file is registered once; what was discarded may be brought again.
CREATE UNIQUE INDEX "bulk_import_once" ON "bulk_import" ("consultation_id", "file_sha256") WHERE "state" <> 'discarded';
-- One decision at a time waits on a comment.
CREATE UNIQUE INDEX "proposed_decision_waiting" ON "proposed_decision" ("comment_id") WHERE "settled_at" IS NULL;
CREATE INDEX "proposed_decision_due" ON "proposed_decision" ("due_at") WHERE "settled_at" IS NULL;

ALTER TABLE "consultation" ADD CONSTRAINT "consultation_blind_share" CHECK ("blind_share" BETWEEN 0 AND 100);
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_bytes" CHECK ("bytes" >= 0);
ALTER TABLE "intake_item" ADD CONSTRAINT "intake_item_units" CHECK ("units" >= 1);
ALTER TABLE "intake_item" ADD CONSTRAINT "intake_item_channel" CHECK ("channel" IN ('email', 'post'));
ALTER TABLE "intake_item" ADD CONSTRAINT "intake_item_settled" CHECK (("state" = 'waiting') = ("settled_at" IS NULL));
ALTER TABLE "bulk_import" ADD CONSTRAINT "bulk_import_channel" CHECK ("channel" IN ('meeting', 'import'));
ALTER TABLE "bulk_import" ADD CONSTRAINT "bulk_import_present" CHECK ("people_present" >= 0);
ALTER TABLE "refusal_count" ADD CONSTRAINT "refusal_count_positive" CHECK ("count" > 0);
ALTER TABLE "text_group" ADD CONSTRAINT "text_group_size" CHECK ("size" >= 0);
ALTER TABLE "proposed_decision" ADD CONSTRAINT "proposed_decision_outcome" CHECK (("settled_at" IS NULL) = ("outcome" IS NULL));
ALTER TABLE "blind_review" ADD CONSTRAINT "blind_review_answer" CHECK (num_nulls("staff_id", "answer", "answered_at") IN (0, 3));

-- Scans and attachments do not shrink; trying costs time.
ALTER TABLE "file_chunk" ALTER COLUMN "data" SET STORAGE EXTERNAL;

-- A comment moved elsewhere keeps the words it quoted.
ALTER TABLE "comment" DROP CONSTRAINT "comment_quote_whole";
ALTER TABLE "comment" ADD CONSTRAINT "comment_quote_whole"
  CHECK (num_nulls("quote_start", "quote_exact", "quote_prefix", "quote_suffix") IN (0, 4)
    AND ("quote_exact" IS NULL OR ("quote_exact" <> '' AND "quote_start" >= 0)));

-- Its place changes by a decision only, and where it came from never.
CREATE TRIGGER "place_kept" BEFORE UPDATE ON "comment" FOR EACH ROW
  WHEN ((OLD."section_id", OLD."paragraph_id") IS DISTINCT FROM (NEW."section_id", NEW."paragraph_id") AND NEW."version" = OLD."version"
    OR (OLD."intake_item_id", OLD."bulk_import_id") IS DISTINCT FROM (NEW."intake_item_id", NEW."bulk_import_id"))
  EXECUTE FUNCTION refuse_change();

-- What arrives, on whatever way, and what its author edits is looked at soon after.
CREATE FUNCTION queue_arrived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analysis_queue (comment_id) SELECT id FROM arrived ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "queue_arrived" AFTER INSERT ON "comment" REFERENCING NEW TABLE AS "arrived" FOR EACH STATEMENT EXECUTE FUNCTION queue_arrived();

CREATE FUNCTION queue_revised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analysis_queue (comment_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "queue_revised" AFTER UPDATE ON "comment" FOR EACH ROW
  WHEN (OLD."revision" <> NEW."revision") EXECUTE FUNCTION queue_revised();

-- Comments that were there before.
INSERT INTO "analysis_queue" ("comment_id") SELECT "id" FROM "comment";
