-- How many receipts went to an address in the last hour, and what was answered, are asked for every mail that comes.
CREATE INDEX "mail_message_intake_receipt_idx" ON "mail_message" (lower("recipient"), "created_at") WHERE "kind" IN ('intake-receipt', 'intake-unreadable');
