/** The metering job against a naive MapReduce peer and DuckDB, on the same invented readings. */
package dk.elhus.bench.readings;
