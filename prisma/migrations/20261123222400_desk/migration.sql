-- The desk's lists are read in their own order, and narrowed without reading the comments themselves: an index holds all
-- that a list is narrowed by. The two that were there keep their names and their order.
DROP INDEX "comment_consultation_id_state_received_at_id_idx";
CREATE INDEX "comment_consultation_id_state_received_at_id_idx" ON "comment" ("consultation_id", "state", "received_at", "id")
  INCLUDE ("section_id", "channel", "district", "kind", "revision", "version");
DROP INDEX "comment_section_id_state_received_at_id_idx";
CREATE INDEX "comment_section_id_state_received_at_id_idx" ON "comment" ("section_id", "state", "received_at", "id")
  INCLUDE ("consultation_id", "channel", "district", "kind", "revision", "version");
CREATE INDEX "comment_queue_of_channel" ON "comment" ("consultation_id", "state", "channel", "received_at", "id")
  INCLUDE ("section_id", "district", "kind", "revision", "version");
CREATE INDEX "comment_queue_of_district" ON "comment" ("consultation_id", "state", "district", "received_at", "id")
  INCLUDE ("section_id", "channel", "kind", "revision", "version") WHERE "district" IS NOT NULL;

-- What was found in a comment is listed in the order of comments.
ALTER TABLE "comment_analysis" ADD COLUMN "received_at" TIMESTAMPTZ(3);
UPDATE "comment_analysis" a SET "received_at" = c."received_at" FROM "comment" c WHERE c."id" = a."comment_id";
CREATE FUNCTION analysis_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.received_at := (SELECT received_at FROM comment WHERE id = NEW.comment_id);
  RETURN NEW;
END $$;
CREATE TRIGGER "analysis_received" BEFORE INSERT ON "comment_analysis" FOR EACH ROW EXECUTE FUNCTION analysis_received();
CREATE INDEX "comment_analysis_in_order" ON "comment_analysis" ("consultation_id", "received_at", "comment_id");
CREATE INDEX "comment_analysis_flagged" ON "comment_analysis" ("consultation_id", "received_at", "comment_id") INCLUDE ("flags") WHERE cardinality("flags") > 0;
CREATE INDEX "comment_analysis_flags" ON "comment_analysis" USING GIN ("flags") WITH (fastupdate = off) WHERE cardinality("flags") > 0;
CREATE INDEX "comment_analysis_of_group" ON "comment_analysis" ("group_id", "received_at", "comment_id");
-- A list of entries that still wait to be sorted in would be read with each search.
ALTER INDEX "comment_analysis_words_idx" SET (fastupdate = off);

CREATE INDEX "second_look_open" ON "second_look" ("comment_id") WHERE "answered_at" IS NULL;
CREATE INDEX "proposed_decision_second" ON "proposed_decision" ("due_at") WHERE "settled_at" IS NULL AND "needs_second";
CREATE INDEX "blind_review_open" ON "blind_review" ("consultation_id", "created_at", "id") WHERE "answered_at" IS NULL;
