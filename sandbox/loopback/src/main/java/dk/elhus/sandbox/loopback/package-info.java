/** What keeps Hadoop's servers on loopback where no setting of theirs does. */
package dk.elhus.sandbox.loopback;
