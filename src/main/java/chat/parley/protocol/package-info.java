/**
 * What all capabilities and carriers have in common: commands, replies, events and refusals as
 * such. Knows no capability and no JSON.
 */
package chat.parley.protocol;
