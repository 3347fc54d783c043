-- elhus.edition_night(edition) - the night of an edition, DATE
-- SELECT elhus.edition_night(2025102601);  -- 2025-10-26
-- SELECT elhus.edition_night(elhus.edition());  -- the night that this session sees
CREATE FUNCTION elhus.edition_night
AS 'dk.elhus.hive.EditionNightFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
