-- A topic without comments can be dissolved: it then stands no more, and no other stands for it.
ALTER TYPE "topic_action" ADD VALUE 'dissolve';
ALTER TABLE "topic" DROP CONSTRAINT "topic_merged";
ALTER TABLE "topic" ADD CONSTRAINT "topic_merged" CHECK (("merged_into_id" IS NULL OR "merged_at" IS NOT NULL) AND "merged_into_id" <> "id");
