-- DropIndex
DROP INDEX "comment_receipt_code_key";

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "part" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "proposed_base" TEXT,
ADD COLUMN     "quote_exact" TEXT,
ADD COLUMN     "quote_prefix" TEXT,
ADD COLUMN     "quote_start" INTEGER,
ADD COLUMN     "quote_suffix" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "support_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "contributor" ADD COLUMN     "email_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "email_token_hash" TEXT;

-- CreateTable
CREATE TABLE "comment_revision" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "comment_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "proposed" TEXT,
    "proposed_base" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "withdrawal" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support" (
    "comment_id" UUID NOT NULL,
    "device" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_pkey" PRIMARY KEY ("comment_id","device")
);

-- CreateIndex
CREATE UNIQUE INDEX "comment_revision_comment_id_number_key" ON "comment_revision"("comment_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_comment_id_key" ON "withdrawal"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_receipt_code_part_key" ON "comment"("receipt_code", "part");

-- CreateIndex
CREATE UNIQUE INDEX "contributor_email_token_hash_key" ON "contributor"("email_token_hash");

-- AddForeignKey
ALTER TABLE "comment_revision" ADD CONSTRAINT "comment_revision_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_revision" ADD CONSTRAINT "comment_revision_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support" ADD CONSTRAINT "support_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "comment" ADD CONSTRAINT "comment_quote_whole"
  CHECK (num_nulls("quote_start", "quote_exact", "quote_prefix", "quote_suffix") IN (0, 4)
    AND ("quote_exact" IS NULL OR ("quote_exact" <> '' AND "quote_start" >= 0 AND "paragraph_id" IS NOT NULL)));

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "comment_revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "withdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change();

DROP TRIGGER "original_kept" ON "comment";
CREATE TRIGGER "original_kept" BEFORE UPDATE ON "comment" FOR EACH ROW
  WHEN ((OLD."text", OLD."proposed", OLD."kind", OLD."channel", OLD."receipt_code", OLD."received_at", OLD."submission_key", OLD."consultation_id", OLD."draft_id",
         OLD."part", OLD."proposed_base", OLD."quote_start", OLD."quote_exact", OLD."quote_prefix", OLD."quote_suffix")
    IS DISTINCT FROM
        (NEW."text", NEW."proposed", NEW."kind", NEW."channel", NEW."receipt_code", NEW."received_at", NEW."submission_key", NEW."consultation_id", NEW."draft_id",
         NEW."part", NEW."proposed_base", NEW."quote_start", NEW."quote_exact", NEW."quote_prefix", NEW."quote_suffix"))
  EXECUTE FUNCTION refuse_change();

CREATE TRIGGER "withdrawal_kept" BEFORE UPDATE ON "comment" FOR EACH ROW
  WHEN (OLD."state" = 'withdrawn' AND NEW."state" <> 'withdrawn')
  EXECUTE FUNCTION refuse_change();
