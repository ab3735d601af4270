/** Why a command was not done: told by the server, or found here (`disconnected`, `timeout`). */
export class Problem extends Error {
  constructor({ code = 0, name, message = name, temporary = false, field, retry_after_ms: retryAfter }) {
    super(message);
    this.code = code;
    this.name = name;
    this.temporary = temporary || code === 429 || code >= 500;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  static disconnected() {
    return new Problem({ name: 'disconnected', temporary: true });
  }

  static timeout() {
    return new Problem({ name: 'timeout', temporary: true });
  }
}
