-- elhus.edition() - the edition that the warehouse shows to this session: yyyyMMddnn, night and load
-- SELECT elhus.edition();  -- 2025102601
-- SET elhus.edition=2025-10-20;  -- this session now sees that night at its end
-- SET elhus.edition=2025102001;  -- exactly the first edition of that night
-- SET elhus.edition=;            -- the newest again
CREATE FUNCTION elhus.edition
AS 'dk.elhus.hive.EditionFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
