CREATE FUNCTION elhus.edition_night
AS 'dk.elhus.hive.EditionNightFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
