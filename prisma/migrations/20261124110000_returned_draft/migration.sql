-- CreateTable
CREATE TABLE "returned_draft" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "register_sha256" TEXT NOT NULL,
    "known" BOOLEAN NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "returned_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "returned_item" (
    "returned_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "acted" BOOLEAN NOT NULL,
    "doubts" TEXT[],
    "closed" BOOLEAN NOT NULL,
    "replies" JSONB NOT NULL DEFAULT '[]',
    "final_text" TEXT,
    "outcome" "outcome",
    "text" TEXT NOT NULL,
    "chosen" BOOLEAN NOT NULL,
    "base_number" INTEGER NOT NULL,
    "base_approved" BOOLEAN NOT NULL,
    "number" INTEGER,
    "left_out" TEXT,

    CONSTRAINT "returned_item_pkey" PRIMARY KEY ("returned_id","comment_id")
);

-- CreateTable
CREATE TABLE "returned_note" (
    "returned_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "place_id" UUID,
    "author" TEXT,
    "at" TEXT,
    "text" TEXT NOT NULL,

    CONSTRAINT "returned_note_pkey" PRIMARY KEY ("returned_id","position")
);

-- CreateIndex
CREATE INDEX "returned_draft_consultation_id_created_at_id_idx" ON "returned_draft"("consultation_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "returned_draft_consultation_id_file_sha256_key" ON "returned_draft"("consultation_id", "file_sha256");

-- CreateIndex
CREATE INDEX "returned_item_comment_id_idx" ON "returned_item"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "returned_item_returned_id_position_key" ON "returned_item"("returned_id", "position");

-- AddForeignKey
ALTER TABLE "returned_draft" ADD CONSTRAINT "returned_draft_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returned_draft" ADD CONSTRAINT "returned_draft_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returned_item" ADD CONSTRAINT "returned_item_returned_id_fkey" FOREIGN KEY ("returned_id") REFERENCES "returned_draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returned_item" ADD CONSTRAINT "returned_item_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returned_note" ADD CONSTRAINT "returned_note_returned_id_fkey" FOREIGN KEY ("returned_id") REFERENCES "returned_draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
