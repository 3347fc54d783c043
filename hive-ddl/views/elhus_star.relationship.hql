CREATE OR REPLACE VIEW elhus_star.relationship (
  fact_table COMMENT 'fact, a view of this database',
  key_column COMMENT 'column in both: the key of the dimension',
  dimension_table COMMENT 'dimension, a view of this database'
)
COMMENT 'Which column of which fact leads to which dimension: a foreign key each, for whoever sets up a tool'
AS SELECT
  CAST(SPLIT(r.relation, '[|]')[0] AS STRING),
  CAST(SPLIT(r.relation, '[|]')[1] AS STRING),
  CAST(SPLIT(r.relation, '[|]')[2] AS STRING)
FROM (SELECT 1 AS one) x
LATERAL VIEW EXPLODE(ARRAY(
    'fact_spot_price|price_area|dim_area',
    'fact_spot_price|local_day|dim_date',
    'fact_spot_price|local_hour|dim_hour',
    'fact_energy|price_area|dim_area',
    'fact_energy|local_day|dim_date',
    'fact_energy|local_hour|dim_hour',
    'fact_co2_emission|price_area|dim_area',
    'fact_co2_emission|local_day|dim_date',
    'fact_co2_emission|local_hour|dim_hour',
    'fact_municipal_consumption|municipality_code|dim_municipality',
    'fact_municipal_consumption|local_day|dim_date',
    'fact_municipal_consumption|local_hour|dim_hour',
    'fact_vehicle_stock|municipality_code|dim_municipality',
    'fact_vehicle_stock|local_day|dim_date',
    'fact_vehicle_stock|propellant|dim_propellant',
    'fact_population|municipality_code|dim_municipality',
    'fact_population|local_day|dim_date',
    'fact_tariff|gln|dim_company',
    'fact_tariff|local_hour|dim_hour'
)) r AS relation;
