-- What a reader of a spreadsheet has to be told, and how far its registering is.
ALTER TABLE "bulk_import" ADD COLUMN "notes" JSONB NOT NULL DEFAULT '{}';
