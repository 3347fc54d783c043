-- elhus.tariff_season(start_utc) - winter or summer: the season of tariff model 3.0 of a UTC timestamp
-- SELECT elhus.tariff_season(TIMESTAMP '2025-09-30 21:00:00');  -- summer
-- SELECT elhus.tariff_season(TIMESTAMP '2025-09-30 22:00:00');  -- winter
CREATE FUNCTION elhus.tariff_season
AS 'dk.elhus.hive.TariffSeasonFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
