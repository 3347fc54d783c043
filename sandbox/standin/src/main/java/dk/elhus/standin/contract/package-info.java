/**
 * What the source promises: datasets and their columns, the parameters of a request, Danish time,
 * publication and the shape of an answer. Knows nothing of HTTP or of where rows come from.
 */
package dk.elhus.standin.contract;
