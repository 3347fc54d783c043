/**
 * Ready-made reports: HiveQL files whose headers declare their parameters and columns, and the
 * client that checks, runs and prints them.
 */
package dk.elhus.report;
