/** What an operator sees and does: health, metrics, backups, the log, and how the process ends. */
package chat.parley.operations;
