/** What one is about to write in one place: something new, an answer to a message, or another text for one's own. */
export class Composing {
  /** The message that is answered, or null. */
  reply = null;
  /** The message that gets another text, or null. */
  editing = null;
  /** That text so far; the draft waits meanwhile. */
  text = '';

  answer(message) {
    this.editing = null;
    this.reply = message;
  }

  edit(message) {
    this.editing = message;
    this.text = message.body.text;
  }

  /** First the change, then the answer: says whether there was anything to end. */
  cancel() {
    const was = this.editing ?? this.reply;
    if (this.editing) this.editing = null;
    else this.reply = null;
    return was != null;
  }
}
