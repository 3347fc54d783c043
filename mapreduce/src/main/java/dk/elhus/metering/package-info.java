/**
 * Clean and sums of meter readings, for tens of millions of rows a night: rows live in primitive
 * arrays, thousands of them are one record of the shuffle, and files are written by column.
 */
package dk.elhus.metering;
