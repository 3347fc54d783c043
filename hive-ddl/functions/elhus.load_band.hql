-- elhus.load_band(start_utc) - low, high or peak: the load band of tariff model 3.0 of a UTC timestamp
-- SELECT elhus.load_band(TIMESTAMP '2025-10-26 15:00:00');  -- high
-- SELECT elhus.load_band(TIMESTAMP '2025-10-26 16:00:00');  -- peak
-- SELECT elhus.load_band(TIMESTAMP '2025-10-26 23:00:00');  -- low
CREATE FUNCTION elhus.load_band
AS 'dk.elhus.hive.LoadBandFunction'
USING JAR '${hivevar:jar}', JAR '${hivevar:rules}';
