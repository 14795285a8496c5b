-- CreateEnum
CREATE TYPE "topic_action" AS ENUM ('create', 'rename', 'place', 'add', 'remove', 'move', 'split', 'merge');

-- CreateEnum
CREATE TYPE "tag_action" AS ENUM ('create', 'rename', 'move', 'merge', 'remove', 'attach', 'detach');

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('accept', 'accept_part', 'explain', 'note');

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_tag" (
    "comment_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_tag_pkey" PRIMARY KEY ("comment_id","tag_id")
);

-- CreateTable
CREATE TABLE "tag_event" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "action" "tag_action" NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" UUID,
    "into_tag_id" UUID,
    "comment_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "section_id" UUID,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_at" TIMESTAMPTZ(3),
    "merged_into_id" UUID,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_comment" (
    "topic_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "topic_comment_pkey" PRIMARY KEY ("topic_id","comment_id")
);

-- CreateTable
CREATE TABLE "topic_event" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "action" "topic_action" NOT NULL,
    "from_topic_id" UUID,
    "to_topic_id" UUID,
    "added" UUID[] DEFAULT ARRAY[]::UUID[],
    "removed" UUID[] DEFAULT ARRAY[]::UUID[],
    "title" TEXT,
    "section_id" UUID,
    "position" INTEGER,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "topic_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage_waiver" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "section_id" UUID,
    "reason" TEXT NOT NULL,
    "comment_ids" UUID[],
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coverage_waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiver_revocation" (
    "waiver_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "waiver_revocation_pkey" PRIMARY KEY ("waiver_id")
);

-- CreateTable
CREATE TABLE "response" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "topic_id" UUID,
    "comment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response_version" (
    "response_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "outcome" "outcome" NOT NULL,
    "text" TEXT NOT NULL,
    "drafted_by" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "response_version_pkey" PRIMARY KEY ("response_id","number")
);

-- CreateTable
CREATE TABLE "response_approval" (
    "response_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "approved_by" UUID NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "response_approval_pkey" PRIMARY KEY ("response_id","number")
);

-- CreateTable
CREATE TABLE "summary_version" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "section_id" UUID,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "summary_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "section_id" UUID,
    "summary_number" INTEGER,
    "summary_text" TEXT,
    "numbers" JSONB NOT NULL,
    "comment_ids" UUID[],
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off_reopening" (
    "sign_off_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_off_reopening_pkey" PRIMARY KEY ("sign_off_id")
);

-- CreateTable
CREATE TABLE "results_publication" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "sign_off_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "results_publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_response" (
    "publication_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "published_response_pkey" PRIMARY KEY ("publication_id","response_id")
);

-- CreateTable
CREATE TABLE "published_answer" (
    "publication_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,

    CONSTRAINT "published_answer_pkey" PRIMARY KEY ("publication_id","response_id","comment_id")
);

-- CreateTable
CREATE TABLE "answer_mail" (
    "publication_id" UUID NOT NULL,
    "receipt_code" TEXT NOT NULL,
    "contributor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_mail_pkey" PRIMARY KEY ("publication_id","receipt_code","contributor_id")
);

-- CreateIndex
CREATE INDEX "comment_tag_tag_id_comment_id_idx" ON "comment_tag"("tag_id", "comment_id");

-- CreateIndex
CREATE INDEX "tag_event_consultation_id_at_id_idx" ON "tag_event"("consultation_id", "at", "id");

-- CreateIndex
CREATE INDEX "topic_consultation_id_section_id_position_idx" ON "topic"("consultation_id", "section_id", "position");

-- CreateIndex
CREATE INDEX "topic_comment_comment_id_topic_id_idx" ON "topic_comment"("comment_id", "topic_id");

-- CreateIndex
CREATE INDEX "topic_comment_consultation_id_comment_id_idx" ON "topic_comment"("consultation_id", "comment_id");

-- CreateIndex
CREATE INDEX "topic_event_consultation_id_at_id_idx" ON "topic_event"("consultation_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "topic_event_topic_id_version_key" ON "topic_event"("topic_id", "version");

-- CreateIndex
CREATE INDEX "coverage_waiver_consultation_id_at_idx" ON "coverage_waiver"("consultation_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "response_topic_id_key" ON "response"("topic_id");

-- CreateIndex
CREATE UNIQUE INDEX "response_comment_id_key" ON "response"("comment_id");

-- CreateIndex
CREATE INDEX "response_consultation_id_idx" ON "response"("consultation_id");

-- CreateIndex
CREATE INDEX "sign_off_consultation_id_at_idx" ON "sign_off"("consultation_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "results_publication_sign_off_id_key" ON "results_publication"("sign_off_id");

-- CreateIndex
CREATE INDEX "results_publication_consultation_id_at_idx" ON "results_publication"("consultation_id", "at");

-- CreateIndex
CREATE INDEX "published_answer_comment_id_publication_id_idx" ON "published_answer"("comment_id", "publication_id");

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_tag" ADD CONSTRAINT "comment_tag_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_tag" ADD CONSTRAINT "comment_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_tag" ADD CONSTRAINT "comment_tag_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_tag" ADD CONSTRAINT "comment_tag_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_event" ADD CONSTRAINT "tag_event_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_event" ADD CONSTRAINT "tag_event_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_comment" ADD CONSTRAINT "topic_comment_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_comment" ADD CONSTRAINT "topic_comment_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_comment" ADD CONSTRAINT "topic_comment_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_comment" ADD CONSTRAINT "topic_comment_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_event" ADD CONSTRAINT "topic_event_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_event" ADD CONSTRAINT "topic_event_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_event" ADD CONSTRAINT "topic_event_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_waiver" ADD CONSTRAINT "coverage_waiver_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_waiver" ADD CONSTRAINT "coverage_waiver_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_waiver" ADD CONSTRAINT "coverage_waiver_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver_revocation" ADD CONSTRAINT "waiver_revocation_waiver_id_fkey" FOREIGN KEY ("waiver_id") REFERENCES "coverage_waiver"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver_revocation" ADD CONSTRAINT "waiver_revocation_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_version" ADD CONSTRAINT "response_version_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_version" ADD CONSTRAINT "response_version_drafted_by_fkey" FOREIGN KEY ("drafted_by") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_approval" ADD CONSTRAINT "response_approval_response_id_number_fkey" FOREIGN KEY ("response_id", "number") REFERENCES "response_version"("response_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_approval" ADD CONSTRAINT "response_approval_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_version" ADD CONSTRAINT "summary_version_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_version" ADD CONSTRAINT "summary_version_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_version" ADD CONSTRAINT "summary_version_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off_reopening" ADD CONSTRAINT "sign_off_reopening_sign_off_id_fkey" FOREIGN KEY ("sign_off_id") REFERENCES "sign_off"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off_reopening" ADD CONSTRAINT "sign_off_reopening_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "results_publication" ADD CONSTRAINT "results_publication_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "results_publication" ADD CONSTRAINT "results_publication_sign_off_id_fkey" FOREIGN KEY ("sign_off_id") REFERENCES "sign_off"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "results_publication" ADD CONSTRAINT "results_publication_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_response" ADD CONSTRAINT "published_response_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "results_publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_response" ADD CONSTRAINT "published_response_response_id_number_fkey" FOREIGN KEY ("response_id", "number") REFERENCES "response_version"("response_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_answer" ADD CONSTRAINT "published_answer_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "results_publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_answer" ADD CONSTRAINT "published_answer_publication_id_response_id_fkey" FOREIGN KEY ("publication_id", "response_id") REFERENCES "published_response"("publication_id", "response_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_answer" ADD CONSTRAINT "published_answer_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_mail" ADD CONSTRAINT "answer_mail_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "results_publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_mail" ADD CONSTRAINT "answer_mail_contributor_id_fkey" FOREIGN KEY ("contributor_id") REFERENCES "contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE UNIQUE INDEX "tag_sibling_names" ON "tag" ("consultation_id", "parent_id", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "summary_version_number" ON "summary_version" ("consultation_id", "section_id", "number") NULLS NOT DISTINCT;

-- What has to be grouped and answered, in the order in which a section is read; covers what coverage counts.
CREATE INDEX "comment_to_group" ON "comment" ("consultation_id", "section_id", "received_at", "id") WHERE "state" NOT IN ('withdrawn', 'merged');
-- A comment is cited by the last 48 bits of its id: see app/synthesis/citation-code.ts.
CREATE INDEX "comment_citation" ON "comment" (substring(uuid_send("id") FROM 11));

ALTER TABLE "tag" ADD CONSTRAINT "tag_name" CHECK ("name" <> '');
ALTER TABLE "tag" ADD CONSTRAINT "tag_not_below_itself" CHECK ("parent_id" <> "id");
ALTER TABLE "topic" ADD CONSTRAINT "topic_title" CHECK ("title" <> '');
ALTER TABLE "topic" ADD CONSTRAINT "topic_version" CHECK ("version" >= 0);
ALTER TABLE "topic" ADD CONSTRAINT "topic_merged" CHECK (num_nulls("merged_at", "merged_into_id") IN (0, 2) AND "merged_into_id" <> "id");
ALTER TABLE "response" ADD CONSTRAINT "response_to_one" CHECK (num_nulls("topic_id", "comment_id") = 1);
ALTER TABLE "response_version" ADD CONSTRAINT "response_version_text" CHECK ("text" <> '' AND "number" >= 1);
ALTER TABLE "coverage_waiver" ADD CONSTRAINT "coverage_waiver_reason" CHECK ("reason" <> '');
ALTER TABLE "sign_off_reopening" ADD CONSTRAINT "sign_off_reopening_reason" CHECK ("reason" <> '');

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "tag_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "topic_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "coverage_waiver" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "waiver_revocation" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "response" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "response_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "response_approval" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "summary_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "sign_off" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "sign_off_reopening" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "results_publication" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "published_response" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "published_answer" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_deleted" BEFORE DELETE ON "topic" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Two people: who drafted a version never approves it.
CREATE FUNCTION refuse_same_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approved_by = (SELECT drafted_by FROM response_version WHERE response_id = NEW.response_id AND number = NEW.number) THEN
    RAISE EXCEPTION 'who drafted a response does not approve it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "two_people" BEFORE INSERT ON "response_approval" FOR EACH ROW EXECUTE FUNCTION refuse_same_person();

-- Comments that were merged into one are found from that one.
CREATE INDEX "moderation_decision_merged_into" ON "moderation_decision" ("merged_into_id") WHERE "merged_into_id" IS NOT NULL;
