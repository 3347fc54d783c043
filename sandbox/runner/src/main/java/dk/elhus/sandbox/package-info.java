/**
 * The sandbox: a real single-node stack of HDFS, YARN, Hive, Oozie and PostgreSQL on this machine.
 *
 * <p>{@link dk.elhus.sandbox.Sandbox} is the door. Every server is a process of its own that
 * outlives the command which started it; all state lies in one folder; the pipelines get no more
 * than the configuration directory {@code conf} in it.
 */
package dk.elhus.sandbox;
