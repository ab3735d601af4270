/** The settings: records that check themselves and name the key that is wrong. */
package chat.parley.config;
