CREATE FUNCTION elhus.tariff_hour_number
AS 'dk.elhus.hive.TariffHourFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
