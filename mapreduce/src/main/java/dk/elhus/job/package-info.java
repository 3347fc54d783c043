/**
 * The Hadoop shell around the rules: drivers, input, keys, mappers, reducers and ORC output.
 *
 * <p>One load is two jobs. {@link dk.elhus.job.CleanMain} makes rows of what has landed, {@link
 * dk.elhus.job.AggregateMain} recomputes what depends on the changed rows. Both read a {@link
 * dk.elhus.job.Plan}, merge with the versions that stand, and stage new versions of the partitions
 * that changed.
 */
package dk.elhus.job;
