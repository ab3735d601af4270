package chat.parley.transport.upload;

import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Refused;
import java.util.Optional;

/** Who is told what becomes of uploads. */
interface UploadListener {
  void safe(OpenUpload upload);

  /** It is over here; the reason is missing when all of it is there, or its sender has paused. */
  void over(OpenUpload upload, StoredFile file, Optional<Refused> why);

  /** One whose sender was told before it was let go is let go now. */
  void left(OpenUpload upload);
}
