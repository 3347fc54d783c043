CREATE FUNCTION elhus.tariff_season
AS 'dk.elhus.hive.TariffSeasonFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
