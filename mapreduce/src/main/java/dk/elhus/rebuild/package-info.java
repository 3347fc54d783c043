/**
 * Computes what stands once more from the landed files alone, compares it with what stands, and
 * hands what differs to the publisher.
 *
 * <p>Three jobs: {@link dk.elhus.rebuild.ReplayMapper} and {@link dk.elhus.rebuild.ReplayReducer}
 * make the clean rows by taking every published load in its order; {@link
 * dk.elhus.rebuild.SumsMapper} and {@link dk.elhus.rebuild.SumsReducer} make the aggregates of
 * those rows, edition by edition; {@link dk.elhus.rebuild.CompareMapper} and {@link
 * dk.elhus.rebuild.CompareReducer} lay both beside the versions that stand.
 */
package dk.elhus.rebuild;
