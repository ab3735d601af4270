package chat.parley.message.file;

/**
 * How much may be kept, in bytes, and for how long.
 *
 * @param largest of one file
 * @param person of all files that one person has sent
 * @param room of all files in one room
 * @param all of all files
 * @param personFiles how many files one person may have
 * @param unfinished how many uploads of one person may wait to go on
 * @param unfinishedMillis how long one waits
 */
public record Quotas(
    long largest,
    long person,
    long room,
    long all,
    int personFiles,
    int unfinished,
    long unfinishedMillis) {}
