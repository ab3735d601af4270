/**
 * Asks a virus scanner about files before others can read them: ClamAV's clamd, by its command
 * INSTREAM. Believes nothing that it cannot read.
 */
package chat.parley.scan;
