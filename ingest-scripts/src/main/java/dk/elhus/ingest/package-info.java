/**
 * How data comes in: descriptors of the source's datasets, and the puller that lands one dataset
 * for one night.
 *
 * <p>{@link dk.elhus.ingest.PullMain} is what a workflow runs. It knows where landed files lie
 * ({@link dk.elhus.landing}) and nothing else of the warehouse.
 */
package dk.elhus.ingest;
