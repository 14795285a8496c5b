-- CreateTable
CREATE TABLE "document_set" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "kinds" TEXT[],
    "personal_data" BOOLEAN NOT NULL,
    "layout" TEXT NOT NULL,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done" INTEGER,
    "total" INTEGER,
    "taken_at" TIMESTAMPTZ(3),
    "comment_count" INTEGER,
    "counts" JSONB,
    "register_sha256" TEXT,
    "finished_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_file" (
    "set_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "document_file_pkey" PRIMARY KEY ("set_id","kind")
);

-- CreateIndex
CREATE INDEX "document_set_consultation_id_created_at_id_idx" ON "document_set"("consultation_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "document_file_file_id_key" ON "document_file"("file_id");

-- AddForeignKey
ALTER TABLE "document_set" ADD CONSTRAINT "document_set_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_set" ADD CONSTRAINT "document_set_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "document_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "document_set" ADD CONSTRAINT "document_set_layout" CHECK ("layout" IN ('party', 'state'));
-- What is finished is whole, and is not given up as well.
ALTER TABLE "document_set" ADD CONSTRAINT "document_set_finished"
  CHECK (num_nulls("finished_at", "taken_at", "comment_count", "counts", "register_sha256") IN (0, 5) AND num_nonnulls("finished_at", "failed_at") < 2);
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "document_file" FOR EACH ROW EXECUTE FUNCTION refuse_change();
