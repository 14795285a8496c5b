-- What a session was opened on, in words such as "Chrome, Windows"; never the browser's whole name.
ALTER TABLE "staff_session" ADD COLUMN "device" TEXT;

-- CreateTable
CREATE TABLE "staff_sign_in" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_sign_in_token_hash_key" ON "staff_sign_in"("token_hash");

-- CreateIndex
CREATE INDEX "staff_sign_in_staff_id_idx" ON "staff_sign_in"("staff_id");

-- AddForeignKey
ALTER TABLE "staff_sign_in" ADD CONSTRAINT "staff_sign_in_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Acts on personal data are read apart from the others.
CREATE INDEX "audit_event_personal" ON "audit_event" ("at", "id") WHERE "type" LIKE 'personal.%';
