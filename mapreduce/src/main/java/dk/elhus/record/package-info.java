/**
 * Plain values and rules of Danish electricity data: time, decimals, price areas, tables and rows.
 *
 * <p>Nothing here knows Hadoop.
 */
package dk.elhus.record;
