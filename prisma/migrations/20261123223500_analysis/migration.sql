-- Texts that are alike share a band. Without a list of entries still to be put in, which every search would have to read.
CREATE INDEX "text_group_bands" ON "text_group" USING GIN ("bands") WITH (fastupdate = off);

-- A comment taken back leaves the number of those who said the same.
CREATE FUNCTION count_in_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE text_group g SET size = g.size + CASE WHEN NEW.state = 'withdrawn' THEN -1 ELSE 1 END
  FROM comment_analysis a WHERE a.comment_id = NEW.id AND g.id = a.group_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "count_in_group" AFTER UPDATE OF "state" ON "comment" FOR EACH ROW
  WHEN ((OLD."state" = 'withdrawn') <> (NEW."state" = 'withdrawn')) EXECUTE FUNCTION count_in_group();
