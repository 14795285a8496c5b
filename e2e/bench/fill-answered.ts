import type pg from "pg";
import { newId } from "../../app/platform/ids.server";

/** Comments of one topic. */
const TOPIC = 40;

/**
 * `count` comments on the paragraphs of the draft: quotes, proposals that change a few words, names, form letters, some withheld; nine
 * in ten of them in topics, which are answered and approved.
 */
export async function fillAnswered(client: pg.Client, slug: string, count: number): Promise<void> {
  const [an, binh] = [newId(), newId()];
  await client.query("SET session_replication_role = replica");
  for (const [id, name] of [[an, "Lò Thị An"], [binh, "Vàng A Bình"]]) {
    await client.query("INSERT INTO staff (id, email, name, password_hash, roles, created_at) VALUES ($1, $2, $3, '-', '{compiler}', now())", [id, `${id}@example.vn`, name]);
  }
  await client.query(
    `CREATE TEMP TABLE made AS
     SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS person, p.*, n % 10 AS tenth, substr(p.text, 1 + position(' ' in p.text), 24) AS quote
     FROM generate_series(1, $2::int) n
     JOIN LATERAL (
       SELECT p.id AS paragraph_id, p.section_id, p.draft_id, p.consultation_id, p.text, s.position
       FROM (SELECT array_agg(p.id ORDER BY p.position) AS ids FROM paragraph p JOIN consultation c ON c.id = p.consultation_id
             WHERE c.slug = $1 AND p.section_id IS NOT NULL AND length(p.text) > 60) a
       JOIN paragraph p ON p.id = a.ids[1 + (n * 7919) % array_length(a.ids, 1)] JOIN section s ON s.id = p.section_id) p ON true`,
    [slug, count],
  );
  await client.query(
    `INSERT INTO contributor (id, consultation_id, name, show_name, created_at)
     SELECT person, consultation_id, 'Người góp ý ' || n, tenth = 1, now() FROM made WHERE tenth IN (1, 2)`,
  );
  await client.query(
    `INSERT INTO comment (id, consultation_id, draft_id, section_id, paragraph_id, contributor_id, channel, kind, text, proposed, proposed_base,
                          quote_start, quote_exact, quote_prefix, quote_suffix, district, submission_key, receipt_code, received_at, state, version)
     SELECT id, consultation_id, draft_id, section_id, paragraph_id, CASE WHEN tenth IN (1, 2) THEN person END,
            (CASE WHEN n % 3 = 0 THEN 'meeting' ELSE 'web' END)::channel, 'amend',
            CASE WHEN tenth = 5 THEN 'Chúng tôi nhất trí cao với nội dung của mục này.'
                 ELSE 'Đề nghị sửa số liệu cho đúng với thực tế của huyện, nhất là các bản vùng cao chưa có đường ô tô. Ý kiến số ' || n END,
            CASE WHEN tenth IN (3, 4) THEN replace(text, ' và ', ' cùng ') || ' Ý ' || n % 50 END, CASE WHEN tenth IN (3, 4) THEN text END,
            CASE WHEN tenth = 6 THEN position(quote in text) - 1 END, CASE WHEN tenth = 6 THEN quote END, CASE WHEN tenth = 6 THEN '' END, CASE WHEN tenth = 6 THEN '' END,
            CASE WHEN tenth < 5 THEN 'sin-ho' END, gen_random_uuid(), 'B' || lpad(n::text, 6, '0') || '-BENCH', timestamptz '2020-06-10' + n * interval '1 second',
            (CASE WHEN n % 25 = 0 THEN 'withheld' ELSE 'published' END)::comment_state, 1
     FROM made`,
  );
  await client.query(
    `INSERT INTO moderation_decision (id, consultation_id, comment_id, version, action, reason, rules_version, staff_id, decided_at)
     SELECT gen_random_uuid(), consultation_id, id, 1, (CASE WHEN n % 25 = 0 THEN 'withhold' ELSE 'publish' END)::moderation_action,
            CASE WHEN n % 25 = 0 THEN '2' ELSE 'none' END, '2', $1, now() FROM made`,
    [an],
  );
  await client.query(
    `CREATE TEMP TABLE grouped AS
     SELECT id, consultation_id, section_id, (row_number() OVER (PARTITION BY section_id ORDER BY n) - 1) / ${TOPIC} AS topic FROM made WHERE tenth > 0`,
  );
  await client.query("CREATE TEMP TABLE topics AS SELECT DISTINCT ON (section_id, topic) gen_random_uuid() AS id, gen_random_uuid() AS response_id, consultation_id, section_id, topic FROM grouped");
  await client.query(
    `INSERT INTO topic (id, consultation_id, section_id, title, position, version, staff_id, created_at)
     SELECT id, consultation_id, section_id, 'Số liệu và đường vào bản, nhóm ' || topic + 1, topic, 1, $1, now() FROM topics`,
    [an],
  );
  await client.query(
    `INSERT INTO topic_comment (topic_id, comment_id, consultation_id, staff_id, added_at)
     SELECT t.id, g.id, g.consultation_id, $1, now() FROM grouped g JOIN topics t USING (section_id, topic)`,
    [an],
  );
  await client.query("INSERT INTO response (id, consultation_id, topic_id, created_at) SELECT response_id, consultation_id, id, now() FROM topics");
  await client.query(
    `INSERT INTO response_version (response_id, number, outcome, text, drafted_by, drafted_at)
     SELECT response_id, 1, 'accept', 'Tiếp thu ý kiến góp ý, đã rà soát số liệu và bổ sung vào dự thảo.', $1, now() FROM topics`,
    [an],
  );
  await client.query("INSERT INTO response_approval (response_id, number, approved_by, approved_at) SELECT response_id, 1, $1, now() FROM topics", [binh]);
  await client.query("SET session_replication_role = origin");
  await client.query("VACUUM ANALYZE");
}
