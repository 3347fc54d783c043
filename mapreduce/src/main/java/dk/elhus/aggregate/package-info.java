/**
 * One class per aggregate. Sums and counts travel; means are divided once, at the end.
 *
 * <p>Knows {@link dk.elhus.record} only, neither Avro nor Hadoop.
 */
package dk.elhus.aggregate;
