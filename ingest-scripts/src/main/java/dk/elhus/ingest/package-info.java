/**
 * How data comes in: descriptors of the source's datasets, and the puller that lands one dataset
 * for one night.
 *
 * <p>{@link dk.elhus.ingest.PullMain} is what a workflow runs. It knows where landed files lie
 * ({@link dk.elhus.landing}), what an Oozie action gives and takes ({@link dk.elhus.action}), and
 * nothing else of the warehouse.
 */
package dk.elhus.ingest;
