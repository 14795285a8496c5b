-- AlterTable
ALTER TABLE "mail_message" ADD COLUMN     "trying_since" TIMESTAMPTZ(3),
ADD COLUMN     "uncertain_at" TIMESTAMPTZ(3),
ADD COLUMN     "reply" TEXT,
ADD COLUMN     "bounce_status" TEXT;

-- CreateTable
CREATE TABLE "delivery_recipient" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_schedule" (
    "consultation_id" UUID NOT NULL,
    "active" BOOLEAN NOT NULL,
    "hour" INTEGER NOT NULL,
    "kinds" TEXT[],
    "personal_data" BOOLEAN NOT NULL,
    "layout" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_schedule_pkey" PRIMARY KEY ("consultation_id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "scheduled_for" DATE,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "new_count" INTEGER,
    "total_count" INTEGER,
    "numbers" JSONB,
    "handed_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivered_comment" (
    "comment_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,

    CONSTRAINT "delivered_comment_pkey" PRIMARY KEY ("comment_id")
);

-- CreateTable
CREATE TABLE "delivery_transmission" (
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "mail_id" UUID,
    "attached" BOOLEAN NOT NULL DEFAULT false,
    "link_key" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_transmission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_download" (
    "id" UUID NOT NULL,
    "transmission_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_download_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_attachment" (
    "mail_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "mail_attachment_pkey" PRIMARY KEY ("mail_id","position")
);

-- CreateIndex
CREATE INDEX "delivery_recipient_consultation_id_created_at_idx" ON "delivery_recipient"("consultation_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_set_id_key" ON "delivery"("set_id");

-- CreateIndex
CREATE INDEX "delivery_consultation_id_created_at_id_idx" ON "delivery"("consultation_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_consultation_id_scheduled_for_key" ON "delivery"("consultation_id", "scheduled_for");

-- CreateIndex
CREATE INDEX "delivered_comment_delivery_id_idx" ON "delivered_comment"("delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_transmission_mail_id_key" ON "delivery_transmission"("mail_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_transmission_delivery_id_recipient_id_key" ON "delivery_transmission"("delivery_id", "recipient_id");

-- CreateIndex
CREATE INDEX "delivery_download_transmission_id_at_idx" ON "delivery_download"("transmission_id", "at");

-- AddForeignKey
ALTER TABLE "delivery_recipient" ADD CONSTRAINT "delivery_recipient_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_schedule" ADD CONSTRAINT "delivery_schedule_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_schedule" ADD CONSTRAINT "delivery_schedule_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "document_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivered_comment" ADD CONSTRAINT "delivered_comment_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivered_comment" ADD CONSTRAINT "delivered_comment_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_transmission" ADD CONSTRAINT "delivery_transmission_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_transmission" ADD CONSTRAINT "delivery_transmission_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "delivery_recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_transmission" ADD CONSTRAINT "delivery_transmission_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_download" ADD CONSTRAINT "delivery_download_transmission_id_fkey" FOREIGN KEY ("transmission_id") REFERENCES "delivery_transmission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_download" ADD CONSTRAINT "delivery_download_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_attachment" ADD CONSTRAINT "mail_attachment_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_attachment" ADD CONSTRAINT "mail_attachment_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "delivery_schedule" ADD CONSTRAINT "delivery_schedule_hour" CHECK ("hour" BETWEEN 0 AND 23);
ALTER TABLE "delivery_schedule" ADD CONSTRAINT "delivery_schedule_layout" CHECK ("layout" IN ('party', 'state'));
-- What is new and the total are known together, or not yet.
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_counted"
  CHECK (num_nulls("new_count", "total_count", "numbers") IN (0, 3) AND "new_count" BETWEEN 0 AND "total_count");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "delivered_comment" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "delivery_download" FOR EACH ROW EXECUTE FUNCTION refuse_change();
