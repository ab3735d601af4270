package chat.parley.commandline;

import chat.parley.config.ParleyConfig;

/** The command line above a command, which knows the settings. */
public interface Configured {
  ParleyConfig config();
}
