/**
 * Measurements of Elhus against peers, side by side on the same rows and machine. One class per
 * bench; nothing here is deployed.
 */
package dk.elhus.bench;
