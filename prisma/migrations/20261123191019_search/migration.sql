-- CreateTable
CREATE TABLE "comment_words" (
    "comment_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "section_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "comment_words_pkey" PRIMARY KEY ("comment_id")
);

-- CreateIndex
CREATE INDEX "comment_words_words_idx" ON "comment_words" USING GIN ("words");

-- CreateIndex
CREATE INDEX "comment_words_draft_id_received_at_comment_id_idx" ON "comment_words"("draft_id", "received_at", "comment_id");

-- AddForeignKey
ALTER TABLE "comment_words" ADD CONSTRAINT "comment_words_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Bodies are SQL-standard ones, bound when they are made: Postgres 17 analyses expression indexes without our schema in
-- its search path. Nothing depends on the database's locale. app/search/fold-vietnamese.ts folds and splits alike.

-- Without case (of Latin letters), tone marks and other marks above or below; đ is d.
CREATE FUNCTION fold_vi("given" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(translate(regexp_replace(normalize("given", NFD) COLLATE "C", '[\u0300-\u036f]+', '', 'g'), 'ĐđÐðƉɖ', 'dddddd') COLLATE "C");

-- The folded words with their places. A word is cut at 200 characters: a lexeme has a limit, and a text may be one "word".
CREATE FUNCTION words_vi("given" text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 2000
RETURN (
  SELECT coalesce(string_agg(format('''%s'':%s', left("w"."word", 200), "w"."place"), ' '), '')::tsvector
  FROM regexp_split_to_table(
    btrim(regexp_replace(fold_vi(left("given", 100000)), '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u2e00-\u2e7f\u3000-\u303f\ufe10-\ufe6f\ufeff\uff00-\uff0f\uff1a-\uff20]+', ' ', 'g'), ' '),
    ' ') WITH ORDINALITY AS "w" ("word", "place")
  WHERE "w"."word" <> '');

CREATE INDEX "paragraph_words" ON "paragraph" USING GIN (words_vi("text"));

-- Lists of what is published: by place (of a paragraph, a section, the whole draft), and of a draft.
CREATE INDEX "comment_published_at_place" ON "comment" ("draft_id", "section_id", "paragraph_id", "received_at", "id") WHERE "state" = 'published';
CREATE INDEX "comment_published_in_draft" ON "comment" ("draft_id", "received_at", "id") WHERE "state" = 'published';
