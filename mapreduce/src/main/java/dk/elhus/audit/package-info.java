/**
 * Declared rules of what data should be like: read from YAML, measured row by row in the jobs.
 *
 * <p>Rules of a dataset stand in its descriptor, those of a computed table in {@code
 * src/main/audit/TABLE.yaml}. The jobs measure, {@link dk.elhus.publish} judges. Nothing here knows
 * Hadoop.
 */
package dk.elhus.audit;
