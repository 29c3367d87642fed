-- A small course as the first released schema (0001) held it: at least one row of each table.
-- All of it is made up. It is read into SQLite and PostgreSQL and brought up to date from there;
-- bytes are written X'..', which the test says in PostgreSQL's way.

INSERT INTO approval (id, approver, credit, valid_from, valid_to, goals) VALUES
  ('KEK-1', 'Den norske legeforening', 'klinisk emnekurs', '2026-01-01', '2028-12-31', '["Kan trappe ned"]');
INSERT INTO approval_part (id, approval_id, place, part, hours, points, required, counts_alone) VALUES
  ('a1', 'KEK-1', 1, 'module_1', 2.5, 2.5, TRUE, FALSE),
  ('a2', 'KEK-1', 2, 'meeting_1', 2, 2, TRUE, TRUE);

INSERT INTO person (id, name, email, hpr_number, municipality_number, administrator, password_hash, oidc_subject, reminders, created_at, closed_at, link_wanted_at) VALUES
  ('kari', 'Kari Kontor', 'kari@eksempel.no', NULL, NULL, TRUE, 'scrypt$x', NULL, TRUE, '2026-08-01 09:00:00.000000', NULL, NULL),
  ('gro', 'Gro Leder', 'gro@eksempel.no', NULL, '1506', FALSE, NULL, 'oidc-gro', FALSE, '2026-08-02 09:00:00.000000', NULL, NULL),
  ('aase', 'Åse Ødegård', 'aase@eksempel.no', '1234567', '1506', FALSE, 'scrypt$y', NULL, TRUE, '2026-08-03 09:00:00.123456', NULL, '2026-11-01 10:00:00.000000'),
  ('bjorn', 'Bjørn Æsøy', 'bjorn@eksempel.no', NULL, '1547', FALSE, NULL, NULL, TRUE, '2026-08-03 09:00:00.000000', '2026-11-02 08:00:00.000000', NULL),
  ('kjell', 'Kjell Besøk', 'kjell@eksempel.no', NULL, NULL, FALSE, NULL, NULL, TRUE, '2026-08-04 09:00:00.000000', NULL, NULL);

INSERT INTO course (id, title, organiser, starts_on, ends_on, approval_id, keep_days, deadlines, last_code, created_at) VALUES
  ('kurs', 'Riktig forskrivning, høsten 2026', 'Molde kommune', '2026-09-01', '2027-05-31', 'KEK-1', 730, '{"anxiety_cases": "2026-12-01T19:00:00+01:00"}', 2, '2026-08-01 09:00:00.000000');
INSERT INTO meeting_group (id, course_id, name, place, facilitator_id) VALUES
  ('gruppe', 'kurs', 'Molde sentrum', 'Rådhuset', 'gro');
INSERT INTO meeting (id, group_id, number, starts_at, minutes, place, held_at, worksheet, worksheet_at, worksheet_by) VALUES
  ('m1', 'gruppe', 1, '2026-10-01 16:30:00.000000', 120, NULL, '2026-10-01 18:30:00.000000', '{"lines": ["Vi ringer først"]}', '2026-10-02 09:00:00.000000', 'gro'),
  ('m2', 'gruppe', 2, NULL, 120, 'Legevakten', NULL, NULL, NULL, NULL);
INSERT INTO membership (id, person_id, course_id, role, group_id, code, enrolled_at, started_at, left_at) VALUES
  ('r1', 'gro', 'kurs', 'facilitator', NULL, NULL, '2026-08-03 09:00:00.000000', NULL, NULL),
  ('r2', 'aase', 'kurs', 'participant', 'gruppe', 'd01', '2026-08-03 09:00:00.000000', '2026-09-01 09:00:00.000000', NULL),
  ('r3', 'bjorn', 'kurs', 'participant', 'gruppe', 'd02', '2026-08-03 09:00:00.000000', NULL, '2026-11-02 08:00:00.000000'),
  ('r4', 'kjell', 'kurs', 'detailer', NULL, NULL, '2026-08-04 09:00:00.000000', NULL, NULL);
INSERT INTO attendance (meeting_id, person_id, present, said_by, said_at) VALUES
  ('m1', 'aase', TRUE, 'gro', '2026-10-01 18:30:00.000000'),
  ('m1', 'bjorn', FALSE, 'gro', '2026-10-01 18:30:00.000000');

INSERT INTO invitation (token_hash, person_id, made_at, expires_at, used_at) VALUES
  ('t1', 'aase', '2026-08-03 09:00:00.000000', '2026-08-17 09:00:00.000000', '2026-08-04 09:00:00.000000');
INSERT INTO login (cookie_hash, person_id, browser, stays, made_at, seen_at, expires_at) VALUES
  ('c1', 'aase', 'Firefox, Linux', TRUE, '2026-11-01 09:00:00.000000', '2026-11-20 09:00:00.000000', '2027-01-01 09:00:00.000000');
INSERT INTO failed_login (id, subject, at) VALUES ('f1', 's', '2026-11-20 09:00:00.000000');
INSERT INTO seen (id, at, actor, what, about) VALUES
  ('s1', '2026-11-01 09:00:00.000000', 'operator', 'administration.person', 'aase'),
  ('s2', '2026-11-02 09:00:00.000000', 'kari', 'keeping.log', NULL);

INSERT INTO chapter_read (course_id, person_id, chapter, read_at) VALUES
  ('kurs', 'aase', 'modules/anxiety/01-hvorfor', '2026-09-05 19:00:00.000000');
INSERT INTO hand_in (submission_id, course_id, person_id, assignment, attempt, content, received_at, taken_at, refused) VALUES
  ('0123456789abcdef0123456789abcdef', 'kurs', 'aase', 'anxiety_cases', 1, X'7b227376617222203a2022c3a6227d00', '2026-09-06 19:00:00.000000', '2026-09-06 19:01:00.000000', NULL);
INSERT INTO result (course_id, person_id, assignment, attempt, points, most, waits_for_a_person, passed, aims, submission_id, late, questions, fetched_at) VALUES
  ('kurs', 'aase', 'anxiety_cases', 1, 7.5, 10, FALSE, TRUE, '{"anxiety.1": [3.5, 5.0]}', '0123456789abcdef0123456789abcdef', FALSE, '{"first": {"points": 3.5, "most": 5.0, "waits": false, "comment": "", "code": "right", "said": ""}}', '2026-09-06 19:02:00.000000');
INSERT INTO reminder (id, person_id, course_id, kind, due_on, written_at, sent_at) VALUES
  ('e1', 'aase', 'kurs', 'meeting_1', '2026-10-01', '2026-09-28 06:00:00.000000', NULL);
INSERT INTO certificate (code, course_id, person_id, said, dated, issued_at) VALUES
  ('RB-1', 'kurs', 'aase', '{"kind": "parts", "name": "Åse Ødegård"}', '2026-11-10', '2026-11-10 09:00:00.000000'),
  ('RB-2', 'kurs', NULL, '{"kind": "complete", "name": "En som er slettet"}', '2026-11-11', '2026-11-11 09:00:00.000000');

INSERT INTO plan (id, course_id, person_id, round, aim, measure, goal, by_day, change, prediction, observed, decision, begun_on, updated_at) VALUES
  ('p1', 'kurs', 'aase', 1, 'Færre faste sovemidler', 'fornyelser uten time', 3.5, '2027-01-31', 'Time ved fornyelse', 'Halvparten', '', NULL, '2026-10-05', '2026-10-05 19:00:00.000000');
INSERT INTO weekly_number (course_id, person_id, week, count, said_at) VALUES
  ('kurs', 'aase', '2026-10-05', 4, '2026-10-09 15:00:00.000000'),
  ('kurs', 'aase', '2026-10-12', 0, '2026-10-16 15:00:00.000000');
INSERT INTO monthly_check (course_id, person_id, month, answers, said_at) VALUES
  ('kurs', 'aase', '2026-10-01', '{"list": true}', '2026-10-30 15:00:00.000000');
INSERT INTO shared_summary (course_id, person_id, period, period_from, period_to, content, for_municipality, shared_at) VALUES
  ('kurs', 'aase', 'before', '2025-09-01', '2026-08-31', '{"schema": "riktig-summary", "rows": []}', TRUE, '2026-09-20 09:00:00.000000');
INSERT INTO commitment (id, course_id, person_id, meeting_id, code, what, number, by_day, kept, said_at) VALUES
  ('k1', 'kurs', 'aase', 'm1', 'call_in', 'Kaller inn fem', 5, '2026-12-01', NULL, '2026-10-01 18:00:00.000000');
INSERT INTO visit (id, detailer_id, course_id, day, municipality_number, first_visit, commitment_code) VALUES
  ('b1', 'kjell', 'kurs', '2026-10-20', '1506', TRUE, 'call_in');
INSERT INTO campaign_area (course_id, municipality_number, name, gps) VALUES ('kurs', '1506', 'Molde', 33);
INSERT INTO count_form (course_id, person_id, occasion, in_practice, changed, changes, tapers_started, tapers_completed, hindrances, said_at) VALUES
  ('kurs', 'aase', 'meeting_2', TRUE, TRUE, '["attitude", "driving"]', 4, 1, '["time"]', '2026-11-12 18:00:00.000000');
INSERT INTO kept_counts (course_id, occasion, counts) VALUES ('kurs', 'six_months', '{"enrolled": 12}');
INSERT INTO evaluated (course_id, person_id) VALUES ('kurs', 'aase');
INSERT INTO evaluation (id, course_id, answers, comment) VALUES
  ('v1', 'kurs', '{"relevant": 5}', 'Nyttig å se egne tall.');
INSERT INTO municipal_sum (id, course_id, municipality_number, kind, figure, doctors, sums, made_at) VALUES
  ('u1', 'kurs', '1506', 'dispensed', 'bz', 5, '{"patients": 120}', '2026-11-15 09:00:00.000000');
INSERT INTO municipal_counted (course_id, person_id, figure) VALUES ('kurs', 'aase', 'bz');
