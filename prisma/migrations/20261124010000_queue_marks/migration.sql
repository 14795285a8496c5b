-- Marks beside the words, so that one index finds words of one district, a flag of one channel. No word has an "@".
CREATE FUNCTION queue_marks("received" timestamptz, "section" uuid, "district" text, "channel" channel, "kind" comment_kind, "flags" text[]) RETURNS tsvector LANGUAGE sql STABLE
RETURN array_to_tsvector(array_remove(ARRAY[
    '@h:' || to_char("received" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24'), '@t:' || to_char("received" AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
    '@s:' || "section"::text, '@d:' || "district", '@c:' || "channel"::text, '@k:' || "kind"::text,
    CASE WHEN cardinality("flags") > 0 THEN '@f:any' END], NULL)
  || ARRAY(SELECT '@f:' || "flag" FROM unnest("flags") AS "flag"));

DROP TRIGGER "analysis_received" ON "comment_analysis";
DROP FUNCTION analysis_received();
CREATE FUNCTION analysis_marked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.received_at, NEW.words || queue_marks(c.received_at, c.section_id, c.district, c.channel, coalesce(v.kind, c.kind), NEW.flags)
  INTO NEW.received_at, NEW.words
  FROM comment c LEFT JOIN comment_revision v ON v.comment_id = c.id AND v.number = c.revision WHERE c.id = NEW.comment_id;
  RETURN NEW;
END $$;
CREATE TRIGGER "analysis_marked" BEFORE INSERT ON "comment_analysis" FOR EACH ROW EXECUTE FUNCTION analysis_marked();

-- Moved, a comment is looked at again: its marks, and whether it stands where it belongs.
CREATE TRIGGER "queue_moved" AFTER UPDATE ON "comment" FOR EACH ROW
  WHEN (OLD."section_id" IS DISTINCT FROM NEW."section_id") EXECUTE FUNCTION queue_revised();

UPDATE "comment_analysis" a
SET "words" = a."words" || queue_marks(c."received_at", c."section_id", c."district", c."channel", coalesce(v."kind", c."kind"), a."flags")
FROM "comment" c LEFT JOIN "comment_revision" v ON v."comment_id" = c."id" AND v."number" = c."revision"
WHERE c."id" = a."comment_id";
