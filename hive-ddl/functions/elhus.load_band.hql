CREATE FUNCTION elhus.load_band
AS 'dk.elhus.hive.LoadBandFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
