/** How fast every report answers, on several years of generated data. */
package dk.elhus.bench.questions;
