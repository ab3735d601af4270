/** How near to the end one still follows it, and how near to the beginning more is read: pixels. */
const NEAR = 24;

/**
 * The lines of a log on the page, kept by hand: hundreds a second come and go at its ends, and what is between stays as it is. The
 * view moves only by the person's act, but at its end, which it follows.
 */
export class LogScreen {
  host = element('div', 'log-lines');
  #live;
  #words;
  #version = -1;
  #shown = new Map();
  /** Whether it is held because somebody scrolled, and not by the button. */
  #away = false;

  constructor(live, words) {
    this.#live = live;
    this.#words = words;
    Object.assign(this.host, { tabIndex: 0, onscroll: () => this.#scrolled() });
    this.host.setAttribute('role', 'log');
    // A busy one would never let anybody be silent.
    this.host.setAttribute('aria-live', 'off');
  }

  /** As it is now; where all come from one source, that is not said with each line. */
  show(label, sources) {
    this.host.setAttribute('aria-label', label);
    this.host.toggleAttribute('data-sources', sources);
    const { version, lines } = this.#live;
    if (version === this.#version || !this.host.isConnected) return;
    this.#version = version;
    const { scrollHeight, scrollTop } = this.host;
    const atEnd = this.#atEnd();
    const first = lines.find(({ n }) => this.#shown.has(n));
    const grows = first && lines[0] !== first && this.#shown.get(first.n) === this.host.firstElementChild;
    this.#put(lines);
    if (atEnd && !this.#live.held) this.host.scrollTop = this.host.scrollHeight;
    else if (grows) this.host.scrollTop = scrollTop + this.host.scrollHeight - scrollHeight;
  }

  /** The newest line comes into view. */
  toEnd() {
    this.host.scrollTop = this.host.scrollHeight;
  }

  #put(lines) {
    const wanted = new Set(lines.map(({ n }) => n));
    for (const [n, row] of this.#shown) {
      if (wanted.has(n)) continue;
      row.remove();
      this.#shown.delete(n);
    }
    let next = this.host.firstElementChild;
    for (const line of lines) {
      const row = this.#shown.get(line.n);
      if (row) {
        next = row.nextElementSibling;
        continue;
      }
      const made = this.#row(line);
      this.#shown.set(line.n, made);
      this.host.insertBefore(made, next);
    }
  }

  #row({ at, level, log, text, fields, left }) {
    if (text === undefined) {
      const row = element('p', 'log-left quiet');
      row.textContent = this.#words.leftOut(left);
      return row;
    }
    const row = element('p', 'log-line');
    row.dataset.level = level;
    const time = element('time');
    time.dateTime = new Date(at).toISOString();
    time.textContent = this.#words.clock(at);
    time.title = time.dateTime;
    const how = element('span', 'log-level');
    how.textContent = this.#words.levels[level];
    const from = element('span', 'log-source');
    from.textContent = log;
    const said = element('span', 'log-text');
    said.textContent = text;
    row.append(time, ' ', how, ' ', from, ' ', said);
    for (const [key, value] of Object.entries(fields ?? {})) {
      const field = element('span', 'log-field');
      field.textContent = `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`;
      row.append(' ', field);
    }
    return row;
  }

  #atEnd() {
    return this.host.scrollHeight - this.host.scrollTop - this.host.clientHeight < NEAR;
  }

  /** Who scrolls away from the end wants to read in peace. */
  #scrolled() {
    if (!this.host.isConnected) return;
    if (this.host.scrollTop < NEAR) this.#live.older();
    if (!this.#atEnd()) {
      this.#away ||= !this.#live.held;
      this.#live.hold();
    } else if (this.#away) {
      this.#away = false;
      this.#live.go();
    }
  }
}

function element(name, className = '') {
  return Object.assign(document.createElement(name), { className });
}
