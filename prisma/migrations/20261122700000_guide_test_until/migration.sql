-- Until when, at the latest, the set-up guide lets test orders through: a chore ends it, also where nobody looks at the page any more.
ALTER TABLE shop ADD COLUMN guide_test_until timestamptz(3);
