/** What every Java action of a workflow needs: its arguments, configuration and output. */
package dk.elhus.action;
