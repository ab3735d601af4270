import { Problem } from './problem.js';

const ANSWER_MS = 15_000;

/** Commands on their way: gives each an `id`, and its reply to whom asked. */
export class Requests {
  #send;
  #next = 1;
  #waiting = new Map();

  constructor(send) {
    this.#send = send;
  }

  ask(op, fields = {}) {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      if (!this.#send({ op, id, ...fields })) return reject(Problem.disconnected());
      const timer = setTimeout(() => this.#settle(id)?.reject(Problem.timeout()), ANSWER_MS);
      this.#waiting.set(id, { resolve, reject, timer });
    });
  }

  answer(frame) {
    const waiting = this.#settle(frame.re);
    if (!waiting) return; // Too late, or the answer to a ping: nobody waits for it.
    if (frame.ok) waiting.resolve(frame);
    else waiting.reject(new Problem(frame.error));
  }

  failAll() {
    for (const id of [...this.#waiting.keys()]) this.#settle(id).reject(Problem.disconnected());
  }

  #settle(id) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return null;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    return waiting;
  }
}
