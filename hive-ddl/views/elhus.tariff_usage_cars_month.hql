CREATE OR REPLACE VIEW elhus.tariff_usage_cars_month (
  gln COMMENT 'GLN of the grid company, 13 digits',
  company COMMENT 'name of the grid company',
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  municipality COMMENT 'name of the municipality',
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_month COMMENT 'Danish local month, yyyy-MM',
  mean_grid_tariff_dkk_per_kwh COMMENT 'grid tariff, mean of all hours of the days of the month, without VAT, DKK/kWh',
  mean_peak_grid_tariff_dkk_per_kwh COMMENT 'the same for the hours 17 to 21, DKK/kWh',
  consumption_kwh_per_hour COMMENT 'kWh per hour, mean consumption of households',
  electric_cars COMMENT 'electric passenger cars, a stock in that month, not new registrations; NULL when it is not loaded',
  electric_cars_per_1000_inhabitants COMMENT 'electric cars per 1,000 inhabitants',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'Grid tariff, household consumption and electric cars side by side, per grid company, municipality and Danish local month, as of the edition. No source says which company serves which municipality, so each company stands beside each municipality: ask for one company and for the municipalities that it serves'
AS SELECT
  t.gln,
  t.company,
  m.municipality_code,
  m.municipality,
  m.price_area,
  m.local_month,
  t.mean_grid_tariff_dkk_per_kwh,
  t.mean_peak_grid_tariff_dkk_per_kwh,
  m.consumption_kwh_per_hour,
  m.electric_cars,
  m.electric_cars_per_1000_inhabitants,
  m.local_year
FROM elhus.municipality_month m
JOIN elhus.household_tariff_month t ON t.local_month = m.local_month;
