package chat.parley.picture;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Ends a decoder that takes too long. */
final class Watch implements IIOReadProgressListener {
  private final Deadline deadline;
  private boolean late;

  Watch(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * @throws TimeUp when the decoder was ended
   */
  void check() throws TimeUp {
    if (late) {
      throw new TimeUp();
    }
  }

  @Override
  public void imageProgress(ImageReader reader, float percent) {
    if (deadline.passed()) {
      late = true;
      reader.abort();
    }
  }

  @Override
  public void sequenceStarted(ImageReader reader, int index) {}

  @Override
  public void sequenceComplete(ImageReader reader) {}

  @Override
  public void imageStarted(ImageReader reader, int index) {}

  @Override
  public void imageComplete(ImageReader reader) {}

  @Override
  public void thumbnailStarted(ImageReader reader, int image, int thumbnail) {}

  @Override
  public void thumbnailProgress(ImageReader reader, float percent) {}

  @Override
  public void thumbnailComplete(ImageReader reader) {}

  @Override
  public void readAborted(ImageReader reader) {}
}
