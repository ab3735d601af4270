/** Unpacks what strangers have packed: in bounded memory, time and depth. */
package chat.parley.gzip;
