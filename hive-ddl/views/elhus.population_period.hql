CREATE OR REPLACE VIEW elhus.population_period (
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  true_from_day COMMENT 'day of the count, the first of a quarter',
  true_to_day COMMENT 'day of the next count, excluded; NULL for the newest count',
  persons COMMENT 'people who live in the municipality at that count'
)
COMMENT 'Inhabitants per municipality from one count to the next, as of the edition'
AS SELECT
  municipality_code,
  first_day,
  LEAD(first_day) OVER (PARTITION BY municipality_code ORDER BY first_day) AS true_to_day,
  persons
FROM elhus.population
WHERE persons IS NOT NULL;
