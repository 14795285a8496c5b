-- CreateEnum
CREATE TYPE "retention_start" AS ENUM ('close', 'results');

ALTER TABLE "contributor" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
ALTER TABLE "intake_item" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
ALTER TABLE "stored_file" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
ALTER TABLE "comment" ADD COLUMN "masked_version" INTEGER;

-- CreateTable
CREATE TABLE "retention_term" (
    "consultation_id" UUID NOT NULL,
    "months" INTEGER NOT NULL,
    "counted_from" "retention_start" NOT NULL,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "staff_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_term_pkey" PRIMARY KEY ("consultation_id")
);

-- CreateTable
CREATE TABLE "retention_run" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "staff_id" UUID,
    "planned" JSONB NOT NULL,
    "erased" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure_request" (
    "receipt_code" TEXT NOT NULL,
    "consultation_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_request_pkey" PRIMARY KEY ("receipt_code")
);

-- CreateIndex
CREATE INDEX "retention_run_consultation_id_created_at_idx" ON "retention_run"("consultation_id", "created_at");

-- CreateIndex
CREATE INDEX "erasure_request_done_at_idx" ON "erasure_request"("done_at");

-- AddForeignKey
ALTER TABLE "retention_term" ADD CONSTRAINT "retention_term_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_term" ADD CONSTRAINT "retention_term_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_run" ADD CONSTRAINT "retention_run_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_run" ADD CONSTRAINT "retention_run_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "retention_term" ADD CONSTRAINT "retention_term_months" CHECK ("months" BETWEEN 1 AND 120);

-- One erasing of a consultation at a time.
CREATE UNIQUE INDEX "retention_run_unfinished" ON "retention_run"("consultation_id") WHERE "finished_at" IS NULL;

-- What is erased is looked for by where it still is.
CREATE INDEX "contributor_not_erased" ON "contributor"("consultation_id", "id") WHERE "erased_at" IS NULL;
CREATE INDEX "stored_file_not_erased" ON "stored_file"("consultation_id", "id") WHERE "erased_at" IS NULL;
CREATE INDEX "mail_message_not_erased" ON "mail_message"("consultation_id", "id") WHERE "recipient" <> '';

-- Words of a comment are masked in place where a moderator hid personal data: in a transaction that says so, sign by
-- sign, and nothing else of the row with them.
CREATE FUNCTION is_masking("old" text, "new" text) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN ("old" IS NULL) = ("new" IS NULL) AND NOT EXISTS (
  SELECT FROM unnest(string_to_array("old", NULL), string_to_array("new", NULL)) AS sign ("was", "is")
  WHERE "was" IS DISTINCT FROM "is" AND ("was" IS NULL OR "is" IS NULL OR "is" NOT IN ('█', '🔲')));

CREATE FUNCTION refuse_unless_masked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('register.masking', true) = 'on'
    AND is_masking(OLD.text, NEW.text) AND is_masking(OLD.proposed, NEW.proposed)
    AND to_jsonb(OLD) - 'text' - 'proposed' - 'masked_version' = to_jsonb(NEW) - 'text' - 'proposed' - 'masked_version' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER "original_kept" ON "comment";
CREATE TRIGGER "original_kept" BEFORE UPDATE ON "comment" FOR EACH ROW
  WHEN ((OLD."text", OLD."proposed", OLD."kind", OLD."channel", OLD."receipt_code", OLD."received_at", OLD."submission_key", OLD."consultation_id", OLD."draft_id",
         OLD."part", OLD."proposed_base", OLD."quote_start", OLD."quote_exact", OLD."quote_prefix", OLD."quote_suffix")
    IS DISTINCT FROM
        (NEW."text", NEW."proposed", NEW."kind", NEW."channel", NEW."receipt_code", NEW."received_at", NEW."submission_key", NEW."consultation_id", NEW."draft_id",
         NEW."part", NEW."proposed_base", NEW."quote_start", NEW."quote_exact", NEW."quote_prefix", NEW."quote_suffix"))
  EXECUTE FUNCTION refuse_unless_masked();

DROP TRIGGER "append_only" ON "comment_revision";
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "comment_revision" FOR EACH ROW EXECUTE FUNCTION refuse_unless_masked();
