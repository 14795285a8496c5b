-- Mails that came back, for the outbox.
CREATE INDEX "mail_message_bounced" ON "mail_message" ("created_at", "id") WHERE "bounced_at" IS NOT NULL;
