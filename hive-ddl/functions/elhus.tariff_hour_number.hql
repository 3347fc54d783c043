-- elhus.tariff_hour_number(start_utc) - number of the hour in the price list, 1 to 24, of a UTC timestamp
-- SELECT elhus.tariff_hour_number(TIMESTAMP '2025-10-25 22:00:00');  -- 1
-- SELECT elhus.tariff_hour_number(TIMESTAMP '2025-10-26 00:00:00');  -- 3
-- SELECT elhus.tariff_hour_number(TIMESTAMP '2025-10-26 01:00:00');  -- 3
CREATE FUNCTION elhus.tariff_hour_number
AS 'dk.elhus.hive.TariffHourFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
