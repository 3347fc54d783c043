package dk.elhus.ingest;

import java.util.OptionalLong;

/**
 * What an answer of the Energi Data Service says around its records.
 *
 * @param dataset the dataset that it says it answers for; may be null
 * @param total records that match, over all pages, when it says so
 * @param records records that came on this page
 */
record Envelope(String dataset, OptionalLong total, long records) {}
