/** The charts that are on the page, each with an element of its own that goes from drawing to drawing; how they are drawn is loaded with the first. */
export class Charts {
  #charts = new Map();
  #plot = null;
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** The element of a chart; `data` is what it shows from now on. */
  of(key, data) {
    if (!this.#charts.has(key)) this.#charts.set(key, { host: element(), chart: null });
    const shown = this.#charts.get(key);
    shown.data = data;
    return shown.host;
  }

  /** After each drawing: those that are gone are given back. */
  settle() {
    if (!this.#charts.size) return;
    if (!this.#plot) return void this.#load();
    for (const [key, shown] of this.#charts) {
      if (!shown.host.isConnected) {
        shown.chart?.destroy();
        this.#charts.delete(key);
      } else if (shown.data && this.#plot.Plot) {
        shown.chart ??= new this.#plot.Plot(shown.host);
        shown.chart.show(shown.data);
        shown.data = null;
      }
    }
  }

  async #load() {
    this.#plot = {};
    try {
      this.#plot = await import('./plot.js');
    } catch (problem) {
      console.warn('charts could not be loaded', problem);
      setTimeout(() => (this.#plot = null), 5_000);
    }
    this.#changed();
  }
}

function element() {
  const host = document.createElement('div');
  host.className = 'chart';
  return host;
}
