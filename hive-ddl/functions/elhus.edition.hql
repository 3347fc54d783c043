CREATE FUNCTION elhus.edition
AS 'dk.elhus.hive.EditionFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
