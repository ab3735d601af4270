package chat.parley.message.file;

import chat.parley.protocol.Reply;

/** What is answered of files, to the carriers of their bytes. */
public sealed interface FileReply extends Reply {

  /** It is there, and he may. */
  record Found(StoredFile file) implements FileReply {}
}
