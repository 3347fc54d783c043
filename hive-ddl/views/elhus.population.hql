CREATE OR REPLACE VIEW elhus.population (
  municipality_code COMMENT 'three digits of the municipality, such as 851',
  quarter COMMENT 'quarter, such as 2025Q1',
  first_day COMMENT 'first day of the quarter: the day of the count',
  persons COMMENT 'people who live in the municipality on that day; NULL where the source has no data',
  learned_night COMMENT 'night on which this value became known',
  local_year COMMENT 'year of the quarter, yyyy'
)
COMMENT 'People per municipality on the first day of each quarter, as of the edition'
AS SELECT
  municipality_code,
  quarter,
  first_day,
  persons,
  elhus.edition_night(learned_edition),
  local_year
FROM elhus_history.population
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
