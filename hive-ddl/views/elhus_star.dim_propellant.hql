CREATE OR REPLACE VIEW elhus_star.dim_propellant (
  propellant COMMENT 'propellant, code of Statistics Denmark; the key',
  propellant_name COMMENT 'the propellant in a word; the code where it has none here'
)
COMMENT 'Propellants of vehicles; the key is propellant'
AS SELECT
  propellant,
  COALESCE(
    MAP('20200', 'all', '20205', 'petrol', '20210', 'diesel', '20225', 'electricity',
      '20232', 'plug-in hybrid')[propellant],
    propellant)
FROM elhus.vehicle_stock
GROUP BY propellant;
