/**
 * One class per dataset: a landed record becomes a clean row, or a reject with its reason.
 *
 * <p>Knows {@link dk.elhus.record} only, neither Avro nor Hadoop.
 */
package dk.elhus.clean;
