/**
 * Stage, audit, switch: makes what a load computed visible, whole or not at all.
 *
 * <p>The jobs hand over {@link dk.elhus.publish.StageResult}s; a publish leaves a {@link
 * dk.elhus.publish.LoadRecord} in the {@link dk.elhus.publish.LoadLog} and moves the {@link
 * dk.elhus.publish.Edition}. Those files, not the metastore, say what is published.
 */
package dk.elhus.publish;
