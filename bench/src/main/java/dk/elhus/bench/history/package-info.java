/** What it costs to keep every revision. */
package dk.elhus.bench.history;
