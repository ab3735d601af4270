/** What it costs to send and read files, beside other servers. */
package chat.parley.bench.file;
