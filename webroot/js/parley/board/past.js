/** A piece of the past of one series: a number for each step, null where nothing was recorded. */
export class Past {
  /** When the first step begins, and how long a step is: milliseconds. */
  constructor({ from, step_ms: step, values }) {
    Object.assign(this, { from, step, values: [...values] });
  }

  /** Of a time, null where it is not known. */
  at(time) {
    return this.values[Math.floor((time - this.from) / this.step)] ?? null;
  }

  /** A step is otherwise, or new. What lies before the window is forgotten. */
  put(time, value, window) {
    const index = Math.round((time - this.from) / this.step);
    if (index < 0) return;
    if (index - this.values.length > window / this.step) Object.assign(this, { from: time, values: [] });
    const at = Math.round((time - this.from) / this.step);
    while (this.values.length < at) this.values.push(null);
    this.values[at] = value;
    const over = this.values.length - Math.ceil(window / this.step);
    if (over <= 0) return;
    this.values.splice(0, over);
    this.from += over * this.step;
  }
}
