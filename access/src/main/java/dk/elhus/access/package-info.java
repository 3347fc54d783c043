/**
 * Who may come in, what they may do, and what they asked: the part of Elhus that runs inside
 * HiveServer2, and the file of accounts that it shares with the command line.
 */
package dk.elhus.access;
