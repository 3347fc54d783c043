CREATE OR REPLACE VIEW elhus_star.fact_population (
  municipality_code COMMENT 'code of the municipality; a row of dim_municipality',
  local_day COMMENT 'first day of the quarter; a row of dim_date',
  persons COMMENT 'people who live in the municipality on that day',
  local_year COMMENT 'year of the quarter, yyyy'
)
COMMENT 'People per municipality on the first day of each quarter, as of the edition: a stock, never add it up over days'
AS SELECT
  municipality_code,
  first_day,
  persons,
  local_year
FROM elhus.population;
