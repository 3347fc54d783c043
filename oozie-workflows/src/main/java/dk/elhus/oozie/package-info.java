/** Submits the night's bundle to Oozie and follows it. Knows Oozie's client only, no Hadoop job. */
package dk.elhus.oozie;
